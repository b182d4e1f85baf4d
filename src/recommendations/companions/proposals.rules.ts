import { candidatesFor, type Wish } from '../ranking/candidate.rules.js';
import type { FestivalFacts } from '../ranking/catalogue/festival-facts.js';
import type { Drawing } from '../ranking/exploration.rules.js';
import { type Listed, listFrom } from '../ranking/list.rules.js';
import { NOTABLE, type Reason, reasonsOf, type Told, toldOf, weightiest } from '../ranking/reason.rules.js';
import { type Scored, scoreAll, settingFor } from '../ranking/score.rules.js';
import { COMMON_TERMS, sumOf, type Term } from '../ranking/term.rules.js';
import type { Interest } from '../signals/signal.weight.rules.js';
import { blended } from './blend.rules.js';
import { type GroupReason, groupTexts } from './group.reasons.js';

/** One of those for whom something is proposed. */
export interface Member {
  /** The account, or one word for all who have none. */
  readonly person: string;
  /** As the others may be told it; null for who asks. */
  readonly name: string | null;
  readonly interests: readonly Interest[];
  /** Never to be proposed to them. */
  readonly unwanted: ReadonlySet<string>;
}

/** What may be proposed, scored, and why. */
export interface Proposals {
  readonly scored: readonly Scored[];
  /** How chance may choose among them. */
  readonly drawing: Drawing;
  /** True where nothing met the wish. */
  readonly isWidened: boolean;
  readonly reasonsOf: (one: Scored) => readonly (Reason | GroupReason)[];
}

/** How well a festival suits one member, and so moves the group's score. */
interface Fit {
  readonly name: string | null;
  readonly value: number;
}

/**
 * Scores of everything that meets the wish, for one person or for a group: nothing that one of them
 * does not want, each candidate's score blended from theirs. A group's reasons tell whose taste it suits
 * by the names they agreed to, and nothing of what anybody did.
 */
export function proposalsFor(
  facts: FestivalFacts,
  members: readonly [Member, ...Member[]],
  wish: Wish,
): Proposals {
  const { today } = facts.catalogue;
  const unwanted = new Set(members.flatMap((member) => [...member.unwanted]));
  const who = members
    .map(({ person }) => person)
    .sort()
    .join(' ');
  const settings = members.map(({ interests }) => settingFor(facts, interests, wish.near));
  const tastes = settings.map(({ taste }) => taste);
  const { found, widened, drawn } = candidatesFor(facts, tastes, wish, unwanted, { who, today });
  const drawing = { who, today, drawn };
  const isWidened = widened.length > 0;
  const [asker] = settings;
  if (asker !== undefined && members.length === 1) {
    return {
      scored: scoreAll(found, asker),
      drawing,
      isWidened,
      reasonsOf: (one) => reasonsOf(one, asker, widened),
    };
  }
  const voices = settings.map((setting, at) => ({
    name: members[at]?.name ?? null,
    scored: scoreAll(found, setting),
  }));
  const { scored, fits } = together(voices);
  const everybodys = settingFor(facts, [], wish.near);
  return {
    scored,
    drawing,
    isWidened,
    reasonsOf: (one) => {
      const { festival, terms } = one;
      const common = toldOf(
        terms.filter(({ name }) => COMMON_TERMS.has(name)),
        one,
        everybodys,
      );
      return weightiest<GroupReason | Reason>(
        [...suits(fits.get(festival.id) ?? []), ...common],
        festival,
        today,
        widened,
      );
    },
  };
}

export interface Proposal extends Listed {
  readonly reasons: ReturnType<Proposals['reasonsOf']>;
}

/** The list for a group, as one person's is made of theirs. */
export function groupList(
  facts: FestivalFacts,
  members: readonly [Member, ...Member[]],
  wish: Wish,
  limit: number,
): Proposal[] {
  const { scored, drawing, reasonsOf: why } = proposalsFor(facts, members, wish);
  return listFrom(scored, limit, drawing).map((one) => ({ ...one, reasons: why(one) }));
}

function together(voices: readonly { name: string | null; scored: readonly Scored[] }[]): {
  scored: Scored[];
  fits: Map<string, Fit[]>;
} {
  const { scales, misery } = blended(
    voices.map(({ scored }) => ({ scores: scored.map(({ score }) => score) })),
  );
  const shareOfAll = scales.reduce((sum, scale) => sum + scale, 0);
  const fits = new Map<string, Fit[]>();
  const scored = (voices[0]?.scored ?? []).map(({ festival, number, terms: own }, at): Scored => {
    const personal = voices.map(({ scored: theirs }, voice) =>
      (theirs[at] as Scored).terms
        .filter(({ name }) => !COMMON_TERMS.has(name))
        .map((term) => scaled(term, scales[voice] as number)),
    );
    fits.set(
      festival.id,
      voices.map(({ name }, voice) => ({ name, value: sumOf(personal[voice] as Term[]) })),
    );
    const common = own.filter(({ name }) => COMMON_TERMS.has(name)).map((term) => scaled(term, shareOfAll));
    const terms = [
      ...personal.flat(),
      ...common,
      { name: 'misery' as const, value: -(misery[at] as number) },
    ];
    return { festival, number, terms, score: sumOf(terms) };
  });
  return { scored, fits };
}

function scaled(term: Term, scale: number): Term {
  return { ...term, value: term.value * scale };
}

/** Whose taste it suits; all of them in one sentence where it suits all. */
function suits(fits: readonly Fit[]): Told<GroupReason>[] {
  const notable = fits.filter(({ value }) => value >= NOTABLE);
  if (notable.length === fits.length) {
    const value = notable.reduce((sum, fit) => sum + fit.value, 0);
    return [{ value, reason: { code: 'suits-all', text: groupTexts.suitsAll } }];
  }
  return notable.map(({ name, value }) => ({
    value,
    reason:
      name === null
        ? { code: 'suits-you', text: groupTexts.suitsYou }
        : { code: 'suits-companion', text: groupTexts.suitsCompanion(name) },
  }));
}
