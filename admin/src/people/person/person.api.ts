import type { User } from '../../api/data-provider.js';
import { api } from '../../api/client.js';
import { answerOf, responseOf } from '../../api/problem.js';
import type { components } from '../../api/schema.js';

export type UserChange = components['schemas']['UserChange'];
export type Session = components['schemas']['Session'];

/** An account as an admin has read it; a later write names its `etag`. */
export interface ReadUser {
  readonly user: User;
  readonly etag: string;
}

export async function readUser(id: string): Promise<ReadUser> {
  return withEtag(
    await responseOf(api.GET('/v1/admin/users/{id}', { params: { path: { id } }, cache: 'no-store' })),
  );
}

/** @throws ApiProblem 412 with the present account as `current`; 409 `last-admin` */
export async function changeUser(id: string, etag: string, body: UserChange): Promise<ReadUser> {
  const params = { path: { id }, header: { 'If-Match': etag } };
  return withEtag(await responseOf(api.PATCH('/v1/admin/users/{id}', { params, body })));
}

/** @throws ApiProblem 412 with the present account as `current`; 400 or 403 at `currentPassword` */
export async function resetSecondFactor(
  id: string,
  etag: string,
  currentPassword: string,
): Promise<ReadUser> {
  const params = { path: { id }, header: { 'If-Match': etag } };
  return withEtag(
    await responseOf(api.DELETE('/v1/admin/users/{id}/second-factor', { params, body: { currentPassword } })),
  );
}

export async function readSessions(id: string): Promise<readonly Session[]> {
  const params = { path: { id } };
  return (await answerOf(api.GET('/v1/admin/users/{id}/sessions', { params, cache: 'no-store' }))).items;
}

/** @throws ApiProblem 404 when it has ended meanwhile */
export async function endSession(id: string, sessionId: string): Promise<void> {
  const params = { path: { id, sessionId } };
  await answerOf(api.DELETE('/v1/admin/users/{id}/sessions/{sessionId}', { params }));
}

export async function endSessions(id: string): Promise<void> {
  await answerOf(api.DELETE('/v1/admin/users/{id}/sessions', { params: { path: { id } } }));
}

function withEtag({ data, headers }: { data: User; headers: Headers }): ReadUser {
  return { user: data, etag: headers.get('etag') ?? '' };
}
