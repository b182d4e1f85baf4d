import { api } from '../api/client.js';
import { answerOf } from '../api/problem.js';
import type { components } from '../api/schema.js';

export type Overview = components['schemas']['Overview'];
export type Watched = components['schemas']['WatchedRecommendations'];
export type TrainedModel = components['schemas']['TrainedModel'];

/** How far back one may look. */
export const SPANS = [7, 14, 30, 60] as const;
export type Span = (typeof SPANS)[number];

export function readOverview(days: Span): Promise<Overview> {
  return answerOf(api.GET('/v1/admin/overview', { params: { query: { days } } }));
}
