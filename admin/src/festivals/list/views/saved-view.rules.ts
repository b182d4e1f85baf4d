import type { FestivalFilter } from '../../../api/data-provider.js';
import type { SavedQuery, SavedView } from './saved-view.api.js';

const USUAL = 'usual';

/** What the list asks now, in the form that views keep. */
export function queryOf(filter: FestivalFilter, sort: string): SavedQuery {
  return sort === USUAL ? filter : { ...filter, sort };
}

/** The address of the list that asks what the view does. */
export function addressOf({ sort = USUAL, ...filter }: SavedQuery, perPage: number): string {
  const asked = { filter: JSON.stringify(filter), sort, order: 'ASC', page: '1', perPage: String(perPage) };
  return `/festivals?${new URLSearchParams(asked)}`;
}

export function isSame(a: SavedQuery, b: SavedQuery): boolean {
  return textOf(a) === textOf(b);
}

/** The view that the list shows: one that asks the same, the last opened before others, else the last opened, changed since. */
export function openView(
  views: readonly SavedView[],
  lastId: string | null,
  now: SavedQuery,
): SavedView | undefined {
  const last = views.find(({ id }) => id === lastId);
  if (last !== undefined && isSame(last.query, now)) return last;
  return views.find(({ query }) => isSame(query, now)) ?? last;
}

function textOf(query: SavedQuery): string {
  return JSON.stringify(Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
