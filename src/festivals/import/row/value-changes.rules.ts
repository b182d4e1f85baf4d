import { isDeepStrictEqual } from 'node:util';
import { precedes } from '../identity/identity.rules.js';
import {
  daysText,
  KNOWN_FIELDS,
  type KnownFacts,
  type KnownEdition,
  type KnownFestival,
  type KnownRecord,
} from '../identity/known-catalogue.js';
import {
  type StandingRecord,
  type SourceEdition,
  type SourceFestival,
  type SourceValue,
} from './import-record.js';

export interface FieldChange {
  readonly of: 'festival' | 'edition';
  readonly field: string;
  readonly from: SourceValue;
  readonly to: SourceValue;
}

export interface Comparison {
  readonly changes: FieldChange[];
  /** Fields of which the source says something new, but the catalogue something else again. */
  readonly kept: string[];
}

const UNKNOWN_BEFORE = {};

/**
 * What the record changes of the festival, of which the provider's records are given: only the one that
 * speaks for the festival changes it (see {@link precedes}).
 */
export function festivalChanges(
  record: StandingRecord,
  said: KnownRecord | null,
  festival: KnownFestival,
  records: readonly KnownRecord[],
): Comparison {
  const lead = records.reduce<KnownRecord | null>(
    (best, one) => (best === null || precedes(one.record, best.record) ? one : best),
    null,
  );
  const speaks =
    lead === null || lead.record.naturalKey === said?.record.naturalKey || precedes(record, lead.record);
  if (!speaks) return { changes: [], kept: [] };
  const before: Partial<SourceFestival> = lead?.record.festival ?? UNKNOWN_BEFORE;
  return compare('festival', KNOWN_FIELDS, record.festival, before, festival.facts);
}

/** First and last day go together: half a new date would be a wrong one. */
export function editionChanges(
  now: SourceEdition,
  before: SourceEdition,
  edition: KnownEdition,
  festival: KnownFestival,
): Comparison {
  const others = compare('edition', ['ordinal', 'status'] as const, now, before, edition.facts);
  const { startsOn, endsOn } = edition.facts;
  if (startsOn === now.startsOn && endsOn === now.endsOn) return others;
  const taken = festival.editions.some(
    ({ id, facts }) => id !== edition.id && facts.startsOn === now.startsOn,
  );
  if (daysText(edition.facts) !== daysText(before) || taken) {
    return daysText(now) === daysText(before)
      ? others
      : { ...others, kept: [...others.kept, 'startsOn', 'endsOn'] };
  }
  const days = [
    { of: 'edition' as const, field: 'startsOn', from: startsOn, to: now.startsOn },
    { of: 'edition' as const, field: 'endsOn', from: endsOn, to: now.endsOn },
  ].filter(({ from, to }) => from !== to);
  return { ...others, changes: [...days, ...others.changes] };
}

function compare<F extends string>(
  of: 'festival' | 'edition',
  fields: readonly F[],
  now: Partial<Record<F, SourceValue>>,
  before: Partial<Record<F, SourceValue>>,
  current: Readonly<Record<F, SourceValue>>,
): Comparison {
  const comparison: Comparison = { changes: [], kept: [] };
  for (const field of fields) {
    const [to, said, from] = [now[field], before[field] ?? null, current[field]];
    if (to === undefined || isDeepStrictEqual(to, from)) continue;
    if (isDeepStrictEqual(from, said)) comparison.changes.push({ of, field, from, to });
    else if (before !== UNKNOWN_BEFORE && !isDeepStrictEqual(to, said)) comparison.kept.push(field);
  }
  return comparison;
}

/** The new values of a decision, by field. */
export function valuesOf(
  of: 'festival' | 'edition',
  changes: readonly FieldChange[],
): Record<string, SourceValue> {
  return Object.fromEntries(changes.filter((change) => change.of === of).map(({ field, to }) => [field, to]));
}

/** What a source did not speak of is null. */
export function allFacts(festival: SourceFestival): KnownFacts {
  const nothing = Object.fromEntries(KNOWN_FIELDS.map((field) => [field, null]));
  return { ...nothing, ...festival } as KnownFacts;
}
