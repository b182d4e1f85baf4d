import { api } from '../api/client.js';
import { answerOf } from '../api/problem.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

export type Reported = Schemas['ReportedReview'];
export type Decision = Schemas['ReportDecision'];
export type Reason = Extract<Decision, { reason: unknown }>['reason'];
export type Order = 'risk' | 'age';
type Notice = Schemas['AuthorNotice']['notice'];

/** In the order in which they are offered. */
export const REASONS = [
  'spam',
  'insult',
  'personal-data',
  'untrue',
  'other',
] as const satisfies readonly Reason[];

export function readReported(sort: Order): Promise<Schemas['ReportedReviewPage']> {
  const query = { sort, perPage: 50 };
  return answerOf(api.GET('/v1/admin/reports', { params: { query }, cache: 'no-store' }));
}

/** @param hideFor undefined asks what is told when it is kept */
export async function readNotice(reviewId: string, hideFor: Reason | undefined): Promise<Notice> {
  const params = { path: { reviewId }, query: hideFor === undefined ? {} : { hideFor } };
  const asked = api.GET('/v1/admin/reports/{reviewId}/notice', { params, cache: 'no-store' });
  return (await answerOf(asked)).notice;
}

/** @throws ApiProblem 412 with what it is now as `current` when something came in between, 404 when it is gone */
export function decide({ review, version }: Reported, decision: Decision): Promise<Reported> {
  const params = { path: { reviewId: review.id }, header: { 'If-Match': `"${version}"` } };
  return answerOf(api.POST('/v1/admin/reports/{reviewId}/decision', { params, body: decision }));
}
