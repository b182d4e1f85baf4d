import type { FestivalItem } from '../festival.views.js';
import type { DeltaQuery } from './history.schemas.js';

/** The filters of a delta list: those whose answer changes only when the festival does, never with the day. */
export type DeltaFilters = Pick<DeltaQuery, 'region' | 'category' | 'tag'>;

export function meets(item: FestivalItem, { region, category, tag }: DeltaFilters): boolean {
  const code = item.region?.code ?? '';
  return (
    (region === undefined ||
      region.some(({ provinceCode, districtCode }) =>
        districtCode === null ? code.startsWith(provinceCode) : code === districtCode,
      )) &&
    (category === undefined || category.includes(item.category)) &&
    (tag === undefined || item.tags.includes(tag))
  );
}

/** The same text for the same filters. */
export function questionOf({ region, category, tag }: DeltaFilters): string {
  return JSON.stringify(['delta', region ?? null, category?.toSorted() ?? null, tag ?? null]);
}
