import { type Fragment, type ListQuestion, distanceFromWords } from './search-conditions.js';

type Sort = NonNullable<ListQuestion['sort']>;

/** Running, coming, estimated, off, over, without any edition. */
const STAGE = `CASE WHEN s.phase IS NULL THEN 6 WHEN s.phase = 'ongoing' THEN 1 WHEN s.phase = 'upcoming' THEN 2
  WHEN s.phase = 'estimated' THEN 3 WHEN s.phase <> 'ended' AND s.ends_on >= ? THEN 4 ELSE 5 END`;

/** Of the running what ends first, of the over what was last, of all others what begins first. */
const DAYS = `CASE WHEN s.phase = 'ongoing' THEN s.ends_on WHEN s.phase = 'ended' THEN NULL ELSE s.starts_on END, s.ends_on DESC`;

const POPULAR = 'f.bookmark_count DESC, f.rating_count DESC';

/** The order of a list; the id comes last, so that no festival is on two pages. */
export function orderOf(question: ListQuestion): Fragment {
  const soonest = { sql: `${STAGE}, ${DAYS}`, values: [question.today] };
  const orders: Record<Sort, () => Fragment> = {
    soonest: () => soonest,
    relevance: () => relevance(question, soonest),
    distance: () => ({ sql: 'distanceKm IS NULL, distanceKm', values: [] }),
    rating: () => ({
      sql: 'f.rating_count = 0, f.rating_sum / f.rating_count DESC, f.rating_count DESC',
      values: [],
    }),
    popular: () => ({ sql: POPULAR, values: [] }),
    updated: () => ({ sql: 'f.updated_at DESC', values: [] }),
  };
  const { sql, values } = orders[question.sort ?? (question.relevance === null ? 'soonest' : 'relevance')]();
  return { sql: `${sql}, f.id`, values };
}

function relevance({ relevance: found }: ListQuestion, soonest: Fragment): Fragment {
  if (found === null) return soonest;
  const distance = distanceFromWords(found);
  return {
    sql: `${distance.sql}, ${soonest.sql}, ${POPULAR}`,
    values: [...distance.values, ...soonest.values],
  };
}
