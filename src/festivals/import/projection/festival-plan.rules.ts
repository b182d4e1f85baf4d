import type { FestivalFacts } from '../../festival.facts.js';
import type { ImportRecord } from '../row/import-record.js';
import type { CurrentEdition, EditionPlan } from './edition-plan.rules.js';
import { planEditions } from './edition-plan.rules.js';
import { changesOf, type FieldChange } from './field-change.rules.js';
import type { KnownStatement } from './known-statement.js';
import { project, type Projected, PROJECTED_FIELDS } from './project.rules.js';
import { speakingOf, type Statement } from './statement.js';

/** A festival as the catalogue has it. */
export interface CurrentFestival {
  readonly id: string;
  readonly facts: FestivalFacts;
  readonly mergedInto: string | null;
  readonly overridden: ReadonlySet<string>;
  readonly editions: readonly CurrentEdition[];
}

/** A statement with what it says. */
export type ToldStatement = KnownStatement & Statement & { readonly record: ImportRecord };

export interface ClusterToPlan {
  /** All that count, silent ones too. */
  readonly statements: readonly ToldStatement[];
  readonly isAnchored: boolean;
  readonly current: CurrentFestival | null;
  readonly merged: readonly CurrentFestival[];
}

export interface FestivalPlan {
  /** Null where what is said makes no festival. */
  readonly festivalId: string | null;
  readonly creates: boolean;
  readonly stands: boolean;
  /** Whether it was merged into another festival and is itself again. */
  readonly wasMerged: boolean;
  /** Empty where it does not stand. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly changes: readonly FieldChange[];
  readonly from: Projected['from'];
  /** Overridden fields of which sources say something else. */
  readonly kept: readonly string[];
  /** Fields that editors have decided of a festival merged into this one. */
  readonly inherits: readonly { readonly festivalId: string; readonly field: string }[];
  readonly merged: readonly string[];
  readonly editions: readonly EditionPlan[];
  readonly removedEditions: readonly string[];
  /** By statement, the one that speaks in its place, itself if it does. */
  readonly speakers: ReadonlyMap<string, string>;
  /** Where each statement goes; what is heard of no more goes nowhere. */
  readonly links: ReadonlyMap<
    string,
    { readonly festivalId: string | null; readonly editionId: string | null }
  >;
}

const NOTHING_SAID: Partial<FestivalFacts> = { tags: [], linkedPictures: [], formerNames: [] };

/** Sets what sources say beside what the catalogue has. @param newId names what is new */
export function planFestival(cluster: ClusterToPlan, newId: () => string): FestivalPlan {
  const { statements, current, merged, isAnchored } = cluster;
  const projected = project(statements);
  const speakers = speakersBy(statements);
  const stands = projected.stands || isAnchored;
  if (!stands) return fallen(cluster, projected, speakers);
  const festivalId = current?.id ?? newId();
  const said: Readonly<Record<string, unknown>> = {
    ...projected.facts,
    status: 'published',
  };
  const { facts, kept, inherits } = withEditorsWords(said, cluster);
  const editions = planEditions(
    projected.editions,
    statements,
    [current, ...merged].flatMap((one) => one?.editions ?? []),
    festivalId,
    newId,
  );
  return {
    festivalId,
    creates: current === null,
    stands,
    wasMerged: current !== null && current.mergedInto !== null,
    facts,
    changes: current === null ? [] : changesOf('festival', PROJECTED_FIELDS, { ...current.facts }, facts),
    from: projected.from,
    kept,
    inherits,
    merged: merged.map(({ id }) => id),
    editions: editions.plans,
    removedEditions: editions.removed,
    speakers,
    links: linksOf(statements, festivalId, editions.plans, speakers),
  };
}

/** What all sources have withdrawn, or none names in Korean, is no festival; one that was is hidden as it is. */
function fallen(
  { statements, current, merged }: ClusterToPlan,
  { from }: Projected,
  speakers: FestivalPlan['speakers'],
): FestivalPlan {
  const hides = current !== null && current.facts.status !== 'hidden' && !current.overridden.has('status');
  const status = {
    of: 'festival' as const,
    field: 'status',
    from: current?.facts.status ?? null,
    to: 'hidden',
  };
  return {
    festivalId: current?.id ?? null,
    creates: false,
    stands: false,
    wasMerged: false,
    facts: {},
    changes: hides ? [status] : [],
    from,
    kept: [],
    inherits: [],
    merged: merged.map(({ id }) => id),
    editions: [],
    removedEditions: [],
    speakers,
    links: new Map(
      statements.map(({ id, editionId }) => [id, { festivalId: current?.id ?? null, editionId }]),
    ),
  };
}

/** An editor's word stands; that of a festival merged into this one where this one has none. */
function withEditorsWords(
  said: Readonly<Record<string, unknown>>,
  { current, merged, isAnchored }: ClusterToPlan,
): Pick<FestivalPlan, 'kept' | 'inherits'> & { facts: Record<string, unknown> } {
  const facts: Record<string, unknown> = {};
  const kept: string[] = [];
  const inherits: { festivalId: string; field: string }[] = [];
  for (const field of PROJECTED_FIELDS) {
    const word = said[field] ?? (NOTHING_SAID as Record<string, unknown>)[field] ?? null;
    const owner = [current, ...merged].find(
      (one) => one?.overridden.has(field) === true && (one === current || field !== 'status'),
    );
    if (owner !== undefined && owner !== null) {
      facts[field] = owner.facts[field];
      if (said[field] !== undefined && field !== 'status' && field !== 'formerNames') kept.push(field);
      if (owner !== current) inherits.push({ festivalId: owner.id, field });
    } else {
      const keeps = word === null && (field === 'name' || field === 'category');
      facts[field] = keeps ? ((current ?? (isAnchored ? merged[0] : undefined))?.facts[field] ?? null) : word;
    }
  }
  return {
    facts,
    kept: kept.filter((field) => JSON.stringify(facts[field]) !== JSON.stringify(said[field])),
    inherits,
  };
}

function speakersBy(statements: readonly ToldStatement[]): Map<string, string> {
  const speaking = new Map(speakingOf(statements).map((one) => [one.identity.key, one.id]));
  return new Map(statements.map(({ id, identity }) => [id, speaking.get(identity.key) ?? id]));
}

function linksOf(
  statements: readonly ToldStatement[],
  festivalId: string,
  editions: readonly EditionPlan[],
  speakers: ReadonlyMap<string, string>,
): FestivalPlan['links'] {
  const editionOf = new Map(
    editions.flatMap(({ id, isRemoved, statements: told }) =>
      told.map((one) => [one, isRemoved ? null : id] as const),
    ),
  );
  return new Map(
    statements.map(({ id }) => [
      id,
      {
        festivalId,
        editionId: editionOf.get(speakers.get(id) ?? id) ?? null,
      },
    ]),
  );
}
