import type { FestivalItem } from '../../../api/data-provider.js';
import type { BulkChange } from './bulk.api.js';

interface Forecast {
  readonly changing: number;
  /** They are so already. */
  readonly already: number;
  /** They have no edition that could be changed: nobody has announced a day. */
  readonly without: number;
}

/** What a change will do, as far as what the list shows can tell. */
export function countToChange(festivals: readonly FestivalItem[], change: BulkChange): Forecast {
  const without =
    change.editionStatus === undefined
      ? 0
      : festivals.filter(({ edition }) => edition === null || edition.id === null).length;
  const already = festivals.filter((festival) => isSo(festival, change)).length;
  return { changing: festivals.length - already - without, already, without };
}

function isSo({ category, tags, edition }: FestivalItem, change: BulkChange): boolean {
  // The list shows published festivals alone.
  if (change.status !== undefined) return change.status === 'published';
  if (change.category !== undefined) return change.category === category;
  if (change.addTag !== undefined) return tags.includes(change.addTag);
  if (change.removeTag !== undefined) return !tags.includes(change.removeTag);
  if (edition === null || edition.id === null) return false;
  const isOff = edition.status === 'postponed' || edition.status === 'cancelled';
  return change.editionStatus === (isOff ? edition.status : 'scheduled');
}
