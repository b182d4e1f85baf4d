import { candidatesFor, type Wish } from '../ranking/candidate.rules.js';
import type { FestivalFacts } from '../ranking/catalogue/festival-facts.js';
import type { Drawing } from '../ranking/exploration.rules.js';
import { type Listed, listFrom } from '../ranking/list.rules.js';
import { NOTABLE, type Reason, reasonsOf, type Told, toldOf, weightiest } from '../ranking/reason.rules.js';
import { type Scored, scoreAll, settingFor } from '../ranking/score.rules.js';
import { COMMON_TERMS, sumOf, type Term, type TermName } from '../ranking/term.rules.js';
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

/** One of the group, and what they think of the candidates, which come in one order for all. */
interface Opinion {
  readonly name: string | null;
  readonly scored: readonly Scored[];
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
  // In an order of their own, so that who asks does not even change the last digit.
  const people = [...members].sort((a, b) => (a.person < b.person ? -1 : 1));
  const who = people.map(({ person }) => person).join(' ');
  const settings = people.map(({ interests }) => settingFor(facts, interests, wish.near));
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
  const opinions = settings.map((setting, at): Opinion => ({
    name: people[at]?.name ?? null,
    scored: scoreAll(found, setting),
  }));
  const { scored, fitsOf } = together(opinions);
  const everybodys = settingFor(facts, [], wish.near);
  return {
    scored,
    drawing,
    isWidened,
    reasonsOf: (one) => {
      const common = one.terms.filter(({ name }) => !isPersonal(name));
      return weightiest<GroupReason | Reason>(
        [...suits(fitsOf(one)), ...toldOf(common, one, everybodys)],
        one.festival,
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

/**
 * The blend of all opinions, as scores of terms: what speaks for everybody, summed by its name, since how
 * much that counts differs with how much is known of each; and what is personal, in the sum of it too, and apart
 * by person for the reasons.
 */
function together(opinions: readonly Opinion[]): {
  scored: Scored[];
  fitsOf: (one: Scored) => Fit[];
} {
  const { scales, misery, scores } = blended(
    opinions.map(({ scored }) => ({ scores: scored.map(({ score }) => score) })),
  );
  const places = new Map(opinions[0]?.scored.map(({ number }, at) => [number, at]));
  const termsOf = (opinion: number, at: number): Term[] => {
    const { terms } = (opinions[opinion] as Opinion).scored[at] as Scored;
    return terms.map(({ name, value }) => ({ name, value: value * (scales[opinion] as number) }));
  };
  const scored = (opinions[0]?.scored ?? []).map(({ festival, number }, at): Scored => ({
    festival,
    number,
    score: scores[at] as number,
    get terms() {
      const all = opinions.flatMap((_, opinion) => termsOf(opinion, at));
      return summedByName([...all, { name: 'misery', value: -(misery[at] as number) }]);
    },
  }));
  const fitsOf = ({ number }: Scored) =>
    opinions.map(({ name }, opinion): Fit => {
      const terms = termsOf(opinion, places.get(number) as number);
      return { name, value: sumOf(terms.filter((term) => isPersonal(term.name))) };
    });
  return { scored, fitsOf };
}

function isPersonal(name: TermName): boolean {
  return !COMMON_TERMS.has(name) && name !== 'misery' && name !== 'exploration';
}

function summedByName(terms: readonly Term[]): Term[] {
  const sums = new Map<TermName, number>();
  for (const { name, value } of terms) sums.set(name, (sums.get(name) ?? 0) + value);
  return [...sums].map(([name, value]) => ({ name, value }));
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
