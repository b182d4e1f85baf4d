import type { Day } from '../../shared/clock.js';
import type { StatusWord } from '../festival.views.js';
import type { FeedQuery } from './feed.schemas.js';

const OPEN: readonly StatusWord[] = ['ongoing', 'upcoming'];

/**
 * Whoever subscribes to a calendar of what is to come is told of what is called off or put off, as that and until
 * its days are over, rather than left to find it missing. What asks for anything else is left as it is.
 */
export function withCalledOff<Q extends Pick<FeedQuery, 'status' | 'from' | 'to'>>(query: Q, today: Day): Q {
  const { status, from = today, to = today } = query;
  const isOfTheFuture = status?.includes('upcoming') === true && status.every((word) => OPEN.includes(word));
  if (!isOfTheFuture || to < today) return query;
  return { ...query, status: [...status, 'postponed', 'cancelled'], from: from < today ? today : from };
}
