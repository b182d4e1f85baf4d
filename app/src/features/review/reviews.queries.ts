import { infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '../../api/schema.js';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';

export type Review = components['schemas']['Review'];
export type MyReview = components['schemas']['MyReview'];
export type ReviewedFestival = Pick<components['schemas']['Festival'], 'id' | 'editions'>;

/** In the order in which they are offered. */
export const REPORT_REASONS = ['spam', 'insult', 'personal-data', 'untrue', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

const PER_PAGE = 10;

export function reviewsQuery(festivalId: string) {
  return infiniteQueryOptions({
    queryKey: ['reviews', festivalId],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/v1/festivals/{id}/reviews', {
          params: { path: { id: festivalId }, query: { page: pageParam, perPage: PER_PAGE } },
          signal,
        }),
      ),
    initialPageParam: 1,
    getNextPageParam: ({ page, perPage, total }) => (page * perPage < total ? page + 1 : undefined),
  });
}

export function myReviewsQuery(accountId: string) {
  return infiniteQueryOptions({
    queryKey: ['my-reviews', accountId],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/v1/me/reviews', { params: { query: { page: pageParam, perPage: PER_PAGE } }, signal }),
      ),
    initialPageParam: 1,
    getNextPageParam: ({ page, perPage, total }) => (page * perPage < total ? page + 1 : undefined),
  });
}
