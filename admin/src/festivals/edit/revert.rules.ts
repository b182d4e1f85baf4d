import { changedFields } from '../../shared/race.rules.js';
import type { EditionValues } from './edition.values.js';
import { valueOfEditionFact, valueOfFact } from './fact.values.js';
import type { TrailEntry } from './festival.api.js';
import type { FestivalValues } from './festival.values.js';

type TrailChange = TrailEntry['changes'][number];

/** The days of an edition go together: one of them alone may end before it begins. */
const DAYS = ['startsOn', 'endsOn'];

/** What would make the change undone. */
export type Revert =
  | { readonly of: 'festival'; readonly former: Partial<FestivalValues> }
  | { readonly of: 'edition'; readonly editionId: string; readonly former: Partial<EditionValues> };

/** How the festival and its editions are now. */
export interface Present {
  readonly festival: FestivalValues;
  readonly editions: ReadonlyMap<string, EditionValues>;
}

/**
 * What of a festival or an edition was before the change. Null where that makes no sense: it is so now, the thing
 * did not exist before or does not any more, or the form cannot say it.
 */
export function revertOf(entry: TrailEntry, change: TrailChange, present: Present): Revert | null {
  if (entry.action.endsWith('.added') || entry.action === 'edition.removed') return null;
  if (change.of === 'festival') {
    const former = valueOfFact(change.field, change.from);
    return former !== null && differs(present.festival, former) ? { of: 'festival', former } : null;
  }
  const { editionId } = entry;
  const edition = editionId === null ? undefined : present.editions.get(editionId);
  if (editionId === null || edition === undefined) return null;
  const parts = entry.changes
    .filter((one) => one === change || together(one, change))
    .map((one) => valueOfEditionFact(one.field, one.from));
  if (parts.some((part) => part === null)) return null;
  const former = Object.assign({}, ...parts) as Partial<EditionValues>;
  return differs(edition, former) ? { of: 'edition', editionId, former } : null;
}

function together(one: TrailChange, other: TrailChange): boolean {
  return (
    one.of === 'edition' && other.of === 'edition' && DAYS.includes(one.field) && DAYS.includes(other.field)
  );
}

function differs<T extends object>(present: T, former: Partial<T>): boolean {
  return changedFields(present, { ...present, ...former }).length > 0;
}
