import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { components } from '../../api/schema.js';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { currentLanguage } from '../../shared/i18n/language.js';

export type Festival = components['schemas']['Festival'];
export type Edition = components['schemas']['Edition'];

const FRESH_MS = 60_000;
const CHANGES_A_PAGE = 5;

export function festivalQuery(id: string) {
  return queryOptions({
    queryKey: ['festival', id, currentLanguage()],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/festivals/{id}', { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });
}

export function similarQuery(id: string) {
  return queryOptions({
    queryKey: ['festival', id, 'similar', currentLanguage()],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/festivals/{id}/similar', { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });
}

export function historyQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['festival', id, 'history', currentLanguage()],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/v1/festivals/{id}/changes', {
          params: { path: { id }, query: { page: pageParam, perPage: CHANGES_A_PAGE } },
          signal,
        }),
      ),
    initialPageParam: 1,
    getNextPageParam: ({ page, perPage, total }) => (page * perPage < total ? page + 1 : undefined),
    staleTime: FRESH_MS,
  });
}
