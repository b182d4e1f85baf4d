import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import type { FestivalQuery } from './search-filter.js';

/** Lists live this long before they are asked again. */
const FRESH_MS = 60_000;

/** A list of festivals, page after page. */
export function festivalsQuery(filter: FestivalQuery, perPage: number) {
  return infiniteQueryOptions({
    queryKey: ['festivals', currentLanguage(), filter, perPage],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/v1/festivals', { params: { query: { ...filter, page: pageParam, perPage } }, signal }),
      ),
    initialPageParam: 1,
    getNextPageParam: ({ page, perPage: size, total }) => (page * size < total ? page + 1 : undefined),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

/** What runs now, the best loved first: as many as the home page shows at once. */
export function runningQuery() {
  return festivalsQuery({ status: 'ongoing', sort: 'popular' }, 9);
}

/** What to see next: the person's own where they are signed in. Asked afresh after every bookmark. */
export function recommendationsQuery(
  accountId: string | null,
  near: string | undefined,
  companions: readonly string[],
) {
  const others = companions.length === 0 ? {} : { with: companions.join(',') };
  return queryOptions({
    queryKey: ['recommendations', currentLanguage(), accountId, near, companions],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/recommendations', { params: { query: { limit: 8, near, ...others } }, signal })),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export function regionsQuery() {
  return queryOptions({
    queryKey: ['regions'],
    queryFn: () => answerOf(api.GET('/v1/regions')),
    staleTime: Infinity,
  });
}

/** What somebody may be about to type; an answer that is not wanted any more is not waited for. */
export function suggestionsQuery(words: string) {
  return queryOptions({
    queryKey: ['suggestions', words],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/suggest', { params: { query: { q: words } }, signal })),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
