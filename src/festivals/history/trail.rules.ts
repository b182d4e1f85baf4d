import type { TrailNote } from '../../audit/index.js';
import type { Provider } from '../import/import.entity.js';
import { EDITION_FIELDS } from '../import/projection/edition-plan.rules.js';
import type { FieldChange } from '../import/projection/field-change.rules.js';
import { PROJECTED_FIELDS } from '../import/projection/project.rules.js';

/** What can be done to a festival; what an import does is told once for each of its records that changed something. */
export const TRAIL_ACTIONS = [
  'festival.added',
  'festival.changed',
  'festival.removed',
  'festival.released',
  'festival.split',
  'edition.added',
  'edition.changed',
  'edition.removed',
  'edition.released',
  'import.applied',
] as const;
type TrailAction = (typeof TRAIL_ACTIONS)[number];

/** A record of an import that stands, and what it changed. */
export interface ImportedRecord {
  readonly importId: string;
  readonly number: number;
  readonly provider: Provider;
  readonly accountId: string | null;
  readonly editionId: string | null;
  readonly changes: readonly FieldChange[];
  readonly at: Date;
}

interface Change {
  readonly of: FieldChange['of'];
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

export interface TrailEntry {
  readonly id: string;
  readonly at: Date;
  readonly action: TrailAction;
  readonly accountId: string | null;
  readonly provider: Provider | null;
  readonly importId: string | null;
  readonly editionId: string | null;
  readonly changes: readonly Change[];
}

/** All that is told of either: an entry of the audit log may hold more, which stays there. */
const FIELDS = {
  festival: [...PROJECTED_FIELDS, 'coverPhotoId', 'galleryPhotoIds'],
  edition: EDITION_FIELDS,
} as const;

/** The newest first; of one instant, what editors did before what imports did. */
export function trailOf(notes: readonly TrailNote[], records: readonly ImportedRecord[]): TrailEntry[] {
  return [...notes.flatMap(entryOfNote), ...records.map(entryOfRecord)].toSorted(
    (a, b) => b.at.getTime() - a.at.getTime(),
  );
}

function entryOfNote({ seq, at, accountId, action, ...note }: TrailNote): TrailEntry[] {
  const known = TRAIL_ACTIONS.find((one) => one === action);
  if (known === undefined) return [];
  const of = note.subjectKind === 'edition' ? 'edition' : 'festival';
  const before: Readonly<Record<string, unknown>> = { ...note.before };
  const after: Readonly<Record<string, unknown>> = { ...note.after };
  const changes = FIELDS[of]
    .filter((field) => field in before || field in after)
    .map((field) => ({ of, field, from: before[field] ?? null, to: after[field] ?? null }) as const)
    // Saying nothing of a field that was empty is no change.
    .filter(({ from, to }) => !(isNothing(from) && isNothing(to)));
  const editionId = of === 'edition' ? note.subjectId : null;
  return [{ id: seq, at, action: known, accountId, provider: null, importId: null, editionId, changes }];
}

function entryOfRecord({ importId, number, at, ...record }: ImportedRecord): TrailEntry {
  const { provider, accountId, editionId, changes } = record;
  return {
    id: `${importId}.${number}`,
    at,
    action: 'import.applied',
    accountId,
    provider,
    importId,
    editionId,
    changes: changes.map(({ of, field, from, to }) => ({ of, field, from: from ?? null, to: to ?? null })),
  };
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
