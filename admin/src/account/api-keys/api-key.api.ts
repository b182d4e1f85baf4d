import { api } from '../../api/client.js';
import { answerOf } from '../../api/problem.js';
import type { components } from '../../api/schema.js';

export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeyScope = components['schemas']['ApiKeyScope'];
export type ApiKeyWish = components['schemas']['ApiKeyWish'];
/** With the key itself, which nobody can show again. */
export type NewApiKey = components['schemas']['NewApiKey'];

export async function readApiKeys(): Promise<readonly ApiKey[]> {
  return (await answerOf(api.GET('/v1/me/api-keys'))).items;
}

export function makeApiKey(body: ApiKeyWish): Promise<NewApiKey> {
  return answerOf(api.POST('/v1/me/api-keys', { body }));
}

export async function revokeApiKey(id: string): Promise<void> {
  await answerOf(api.DELETE('/v1/me/api-keys/{id}', { params: { path: { id } } }));
}
