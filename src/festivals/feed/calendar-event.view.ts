import type { FestivalItem } from '../festival.views.js';
import type { FeedEdition } from './feed.repository.js';
import type { CalendarEvent } from './ical.view.js';

const MS_A_MINUTE = 60_000;

type Shown = Pick<
  FestivalItem,
  'id' | 'name' | 'nameEn' | 'category' | 'tags' | 'place' | 'region' | 'point' | 'edition' | 'updatedAt'
>;

/** A festival is touched with each of its editions, so its moment is the latest of what the event tells. */
export function eventOf(
  festival: Shown,
  edition: Pick<FeedEdition, 'id' | 'startsOn' | 'endsOn' | 'status' | 'version'>,
): CalendarEvent {
  const { id, startsOn, endsOn, status, version } = edition;
  return {
    key: id,
    festival,
    startsOn,
    endsOn,
    status,
    revision: version - 1,
    changedAt: new Date(festival.updatedAt),
  };
}

/**
 * The estimate that a festival shows, where it shows one. It has no version of its own: the festival is touched
 * with each edition it is made from, so the minute of that grows as its days move.
 */
export function estimateEvent(festival: Shown): CalendarEvent[] {
  const { id, edition, updatedAt } = festival;
  if (!edition?.estimated) return [];
  const { startsOn, endsOn } = edition;
  const changedAt = new Date(updatedAt);
  return [
    {
      key: `estimate-${id}-${startsOn.slice(0, 4)}`,
      festival,
      startsOn,
      endsOn,
      status: 'estimated',
      revision: Math.floor(changedAt.getTime() / MS_A_MINUTE),
      changedAt,
    },
  ];
}
