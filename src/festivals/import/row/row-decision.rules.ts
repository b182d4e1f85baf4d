import { editionOf, festivalOf, movedRecord } from '../identity/identity.rules.js';
import type { StandingRecord } from './import-record.js';
import {
  daysText,
  type KnownCatalogue,
  type KnownEdition,
  type KnownFestival,
  type KnownRecord,
} from '../identity/known-catalogue.js';
import { rowFault, type RowFault } from './row-fault.js';
import {
  allFacts,
  editionChanges,
  festivalChanges,
  type FieldChange,
  valuesOf,
} from './value-changes.rules.js';

/** A row that was read, with the ids it uses should it bring something new. */
export interface ReadRow {
  readonly number: number;
  readonly record: StandingRecord;
  readonly hash: string;
  readonly newFestivalId: string;
  readonly newEditionId: string;
}

/** What is to become of a row. */
export interface RowDecision {
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'duplicate';
  readonly festivalId: string | null;
  readonly editionId: string | null;
  readonly creates: { readonly festival: boolean; readonly edition: boolean };
  readonly changes: readonly FieldChange[];
  /** Warnings found only by looking at the catalogue. */
  readonly faults: readonly RowFault[];
  /** Whether the row is to be remembered as a source record, and in the place of which. */
  readonly remember: boolean;
  readonly replaces: KnownRecord | null;
}

const CREATES_NOTHING = { festival: false, edition: false };

/**
 * Decides about one row, and notes the decision in `known` for the rows after it. A value is changed only
 * while the catalogue still says what this source said before; anything else is somebody's decision.
 */
export function decide(row: ReadRow, known: KnownCatalogue): RowDecision {
  const decision = decideByRules(row, known);
  if (decision.outcome !== 'duplicate') note(row, decision, known);
  return decision;
}

function decideByRules(row: ReadRow, known: KnownCatalogue): RowDecision {
  const { record } = row;
  const said = known.record(record.naturalKey);
  if (said !== undefined) return followUp(row, said, known);
  const festival = festivalOf(record, known);
  if (festival === undefined) {
    return {
      ...remembered(row.newFestivalId, row.newEditionId),
      outcome: 'new',
      creates: { festival: true, edition: true },
    };
  }
  const moved = movedRecord(record, festival, known);
  if (moved !== undefined) return followUp(row, moved, known);
  const edition = editionOf(record, festival);
  return edition === undefined
    ? addEdition(row, festival, known)
    : meetEdition(row, festival, edition, known);
}

function addEdition(row: ReadRow, festival: KnownFestival, known: KnownCatalogue): RowDecision {
  const changes = festivalChanges(row.record, null, festival, known.recordsOf(festival.id)).changes;
  return {
    ...remembered(festival.id, row.newEditionId),
    outcome: 'new',
    creates: { festival: false, edition: true },
    changes,
  };
}

/** The edition is there already, from somebody else: another authority's row is the same news twice. */
function meetEdition(
  row: ReadRow,
  festival: KnownFestival,
  edition: KnownEdition,
  known: KnownCatalogue,
): RowDecision {
  const { startsOn, endsOn } = row.record.edition;
  const faults =
    edition.facts.startsOn === startsOn ? [] : [rowFault('*', daysText(edition.facts), 'overlapping-days')];
  const told = known.recordsOf(festival.id).find(({ editionId }) => editionId === edition.id);
  if (told !== undefined) {
    const same =
      told.row === null
        ? rowFault('*', told.record.authority, 'told-already')
        : rowFault('*', String(told.row), 'same-as-row');
    return { ...forgotten(festival.id, edition.id), outcome: 'duplicate', faults: [same, ...faults] };
  }
  const { changes } = festivalChanges(row.record, null, festival, known.recordsOf(festival.id));
  const ordinal = edition.facts.ordinal === null ? row.record.edition.ordinal : null;
  const all =
    ordinal === null
      ? changes
      : [...changes, { of: 'edition' as const, field: 'ordinal', from: null, to: ordinal }];
  const kept = edition.facts.startsOn === startsOn && edition.facts.endsOn !== endsOn;
  return {
    ...remembered(festival.id, edition.id),
    outcome: all.length > 0 ? 'changed' : 'unchanged',
    changes: all,
    faults: kept ? [rowFault('*', daysText(edition.facts), 'kept-by-editor')] : faults,
  };
}

/** The source speaks again of what it spoke of before. */
function followUp(row: ReadRow, said: KnownRecord, known: KnownCatalogue): RowDecision {
  const { record } = row;
  const festival = said.festivalId === null ? undefined : known.festival(said.festivalId);
  const edition = festival?.editions.find(({ id }) => id === said.editionId);
  if (festival === undefined || edition === undefined) {
    const faults = [rowFault('*', record.festival.name, 'withdrawn-by-editor')];
    return { ...forgotten(said.festivalId, said.editionId), outcome: 'unchanged', faults };
  }
  if (said.hash === row.hash) return { ...forgotten(festival.id, edition.id), outcome: 'unchanged' };
  if ((record.referenceDay ?? '') < (said.record.referenceDay ?? '')) {
    const faults = [rowFault('*', record.referenceDay ?? '', 'older-than-known')];
    return { ...forgotten(festival.id, edition.id), outcome: 'unchanged', faults };
  }
  const ofFestival = festivalChanges(record, said, festival, known.recordsOf(festival.id));
  const ofEdition = editionChanges(record.edition, said.record.edition, edition, festival);
  const changes = [...ofFestival.changes, ...ofEdition.changes];
  return {
    ...remembered(festival.id, edition.id),
    outcome: changes.length > 0 ? 'changed' : 'unchanged',
    changes,
    faults: [...ofFestival.kept, ...ofEdition.kept].map((field) => rowFault('*', field, 'kept-by-editor')),
    replaces: said,
  };
}

const NOTHING = { creates: CREATES_NOTHING, changes: [], faults: [], replaces: null };

function remembered(festivalId: string, editionId: string) {
  return { ...NOTHING, festivalId, editionId, remember: true };
}

function forgotten(festivalId: string | null, editionId: string | null) {
  return { ...NOTHING, festivalId, editionId, remember: false };
}

function note({ number, record, hash }: ReadRow, decision: RowDecision, known: KnownCatalogue): void {
  const { festivalId, editionId, replaces, changes, creates } = decision;
  if (!decision.remember || festivalId === null || editionId === null) return;
  if (replaces !== null) known.forgetRecord(replaces);
  known.noteRecord({ id: replaces?.id ?? null, record, hash, festivalId, editionId, row: number });
  known.noteName({ nameKey: record.nameKey, festivalId, region: record.festival.region ?? null });
  const before = known.festival(festivalId);
  const editions = (before?.editions ?? []).map((edition) =>
    edition.id === editionId
      ? { id: editionId, facts: { ...edition.facts, ...valuesOf('edition', changes) } }
      : edition,
  );
  known.noteFestival({
    id: festivalId,
    facts: { ...(before?.facts ?? allFacts(record.festival)), ...valuesOf('festival', changes) },
    editions: creates.edition ? [...editions, { id: editionId, facts: record.edition }] : editions,
  });
}
