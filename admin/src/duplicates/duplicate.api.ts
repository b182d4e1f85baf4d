import { api } from '../api/client.js';
import { answerOf, ApiProblem } from '../api/problem.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

export type Duplicate = Schemas['Duplicate'];
export type Decision = NonNullable<Duplicate['decision']>;
export type Side = NonNullable<Duplicate['left']>;
export type Festival = Schemas['Festival'];

export const PAIRS_AT_ONCE = 50;

/** The likeliest first. */
export function readPairs(decision: Decision | 'none', page: number): Promise<Schemas['DuplicatePage']> {
  const query = { decision, page, perPage: PAIRS_AT_ONCE };
  return answerOf(api.GET('/v1/admin/duplicates', { params: { query }, cache: 'no-store' }));
}

/**
 * @param decision null takes one back
 * @throws ApiProblem 412 with the present pair as `current` when somebody else decided, 404 when there is none any more
 */
export function decide({ id, version }: Duplicate, decision: Decision | null): Promise<Duplicate> {
  const params = { path: { id }, header: { 'If-Match': `"${version}"` } };
  return answerOf(api.POST('/v1/admin/duplicates/{id}/decision', { params, body: { decision } }));
}

/** Null without an id, and where it is no more. */
export async function readFestival(id: string | null): Promise<Festival | null> {
  if (id === null) return null;
  try {
    return await answerOf(api.GET('/v1/festivals/{id}', { params: { path: { id } }, cache: 'no-store' }));
  } catch (error) {
    if (error instanceof ApiProblem && error.status < 500) return null;
    throw error;
  }
}
