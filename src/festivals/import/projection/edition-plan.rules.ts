import type { EditionFacts } from '../../festival.facts.js';
import { changesOf, type FieldChange } from './field-change.rules.js';
import type { KnownStatement } from './known-statement.js';
import type { ProjectedEdition } from './project.rules.js';

/** An edition as the catalogue has it. */
export interface CurrentEdition {
  readonly id: string;
  readonly festivalId: string;
  readonly facts: EditionFacts;
  readonly overridden: ReadonlySet<string>;
  /** Whether any statement has made it or joined it; otherwise an editor has. */
  readonly isTold: boolean;
}

export interface EditionPlan {
  readonly id: string;
  readonly creates: boolean;
  /** An editor has removed it: it stays away. */
  readonly isRemoved: boolean;
  /** Of an edition that an editor has made and sources now join: what is the editor's word in it. */
  readonly editorsFields: readonly string[];
  /** Whether it comes from a festival merged into this one. */
  readonly adopted: boolean;
  readonly facts: Omit<EditionFacts, 'year'>;
  readonly changes: readonly FieldChange[];
  readonly from: Partial<ProjectedEdition['from']>;
  /** The first says when it is; none where only an editor speaks of it any more. */
  readonly statements: readonly string[];
}

const UNSAID = { status: 'scheduled', ordinal: null, programme: null, price: null, ageLimit: null } as const;
/** Those that sources speak of. */
export const EDITION_FIELDS = [
  'startsOn',
  'endsOn',
  'status',
  'ordinal',
  'programme',
  'price',
  'ageLimit',
] as const;

/**
 * Sets the editions that sources tell of beside those of the catalogue. An edition keeps its id while most
 * of its statements stay; one that an editor made or moved is never taken away.
 */
export function planEditions(
  projected: readonly ProjectedEdition[],
  statements: readonly KnownStatement[],
  current: readonly CurrentEdition[],
  festivalId: string | null,
  newId: () => string,
): { plans: EditionPlan[]; removed: string[] } {
  const byId = new Map(current.map((edition) => [edition.id, edition]));
  const taken = new Map<string, EditionPlan>();
  const plans: EditionPlan[] = [];
  for (const { edition, id } of identified(projected, statements, current)) {
    const before = id === null ? undefined : byId.get(id);
    const plan = planEdition(edition, id ?? newId(), before, statements, festivalId);
    const sameStart = taken.get(plan.facts.startsOn);
    if (sameStart !== undefined && !plan.isRemoved) {
      plans[plans.indexOf(sameStart)] = joined(sameStart, plan);
      taken.set(plan.facts.startsOn, joined(sameStart, plan));
      continue;
    }
    if (!plan.isRemoved) taken.set(plan.facts.startsOn, plan);
    plans.push(plan);
  }
  const spokenOf = new Set(plans.map(({ id }) => id));
  plans.push(
    ...current
      .filter(
        (one) => isEditors(one) && !spokenOf.has(one.id) && (one.isTold || one.festivalId !== festivalId),
      )
      .map((one) => leftToEditor(one, festivalId)),
  );
  const kept = new Set(plans.filter(({ isRemoved }) => !isRemoved).map(({ id }) => id));
  return {
    plans,
    removed: current.filter((edition) => !kept.has(edition.id) && !isEditors(edition)).map(({ id }) => id),
  };
}

/** What sources had filled in beside the editor's words goes with them. */
function leftToEditor(edition: CurrentEdition, festivalId: string | null): EditionPlan {
  const facts = Object.fromEntries(
    EDITION_FIELDS.map((field) => [
      field,
      !edition.isTold || edition.overridden.has(field)
        ? edition.facts[field]
        : UNSAID[field as keyof typeof UNSAID],
    ]),
  ) as unknown as EditionPlan['facts'];
  const whole = { ...facts, startsOn: edition.facts.startsOn, endsOn: edition.facts.endsOn };
  return {
    id: edition.id,
    creates: false,
    isRemoved: false,
    editorsFields: [],
    adopted: edition.festivalId !== festivalId,
    facts: whole,
    changes: changesOf('edition', EDITION_FIELDS, { ...edition.facts }, { ...whole }),
    from: {},
    statements: [],
  };
}

function joined(to: EditionPlan, from: EditionPlan): EditionPlan {
  return { ...to, statements: [...to.statements, ...from.statements] };
}

function planEdition(
  { facts: said, from, statements: told }: ProjectedEdition,
  id: string,
  before: CurrentEdition | undefined,
  statements: readonly KnownStatement[],
  festivalId: string | null,
): EditionPlan {
  const joins = before !== undefined && isEditors(before) && !before.overridden.has('startsOn');
  const facts = Object.fromEntries(
    EDITION_FIELDS.map((field) => [
      field,
      before !== undefined && isEditorsWord(before, field, joins) ? before.facts[field] : said[field],
    ]),
  ) as unknown as Omit<EditionFacts, 'year'>;
  const isOneDay = facts.endsOn < facts.startsOn;
  const sound = isOneDay ? { ...facts, endsOn: facts.startsOn } : facts;
  const keys = new Set(statements.filter((one) => told.includes(one.id)).map(({ identity }) => identity.key));
  return {
    id,
    creates: before === undefined,
    isRemoved:
      before === undefined && statements.some((one) => keys.has(one.identity.key) && one.editionRemoved),
    editorsFields: joins ? EDITION_FIELDS.filter((field) => before.facts[field] !== null) : [],
    adopted: before !== undefined && before.festivalId !== festivalId,
    facts: sound,
    changes:
      before === undefined ? [] : changesOf('edition', EDITION_FIELDS, { ...before.facts }, { ...sound }),
    from,
    statements: told,
  };
}

function isEditorsWord(edition: CurrentEdition, field: keyof EditionFacts, joins: boolean): boolean {
  return edition.overridden.has(field) || (joins && edition.facts[field] !== null);
}

function isEditors(edition: CurrentEdition): boolean {
  return !edition.isTold || edition.overridden.has('startsOn');
}

/** Which edition of the catalogue each is: first what begins on that day by an editor's word, then by votes. */
function identified(
  projected: readonly ProjectedEdition[],
  statements: readonly KnownStatement[],
  current: readonly CurrentEdition[],
): { edition: ProjectedEdition; id: string | null }[] {
  const ids = new Map<ProjectedEdition, string>();
  const free = new Set(current.map(({ id }) => id));
  const give = (edition: ProjectedEdition, id: string | undefined) => {
    if (id === undefined || ids.has(edition) || !free.delete(id)) return;
    ids.set(edition, id);
  };
  for (const edition of projected) {
    give(edition, current.find((one) => isEditors(one) && one.facts.startsOn === edition.facts.startsOn)?.id);
  }
  for (const { edition, id } of votesOf(projected, statements)) give(edition, id);
  for (const edition of projected) {
    const meets = (one: CurrentEdition) =>
      !one.isTold &&
      free.has(one.id) &&
      one.facts.startsOn <= edition.facts.endsOn &&
      one.facts.endsOn >= edition.facts.startsOn;
    give(edition, current.find(meets)?.id);
  }
  return projected.map((edition) => ({ edition, id: ids.get(edition) ?? null }));
}

function votesOf(
  projected: readonly ProjectedEdition[],
  statements: readonly KnownStatement[],
): { edition: ProjectedEdition; id: string; votes: number }[] {
  return projected
    .flatMap((edition) => {
      const keys = new Set(
        statements.filter(({ id }) => edition.statements.includes(id)).map(({ identity }) => identity.key),
      );
      const votes = new Map<string, number>();
      for (const { identity, editionId } of statements) {
        if (editionId !== null && keys.has(identity.key))
          votes.set(editionId, (votes.get(editionId) ?? 0) + 1);
      }
      return [...votes].map(([id, count]) => ({ edition, id, votes: count }));
    })
    .sort((a, b) => b.votes - a.votes || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
