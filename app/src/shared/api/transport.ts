import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../../api/schema.js';
import { currentLanguage } from '../i18n/language.js';
import { ApiProblem } from './problem.js';

/** A typed client of our own origin that asks in the reader's language, and never takes a stranger's cached answer for theirs. */
export function makeClient(): Client<paths> {
  const client = createClient<paths>({ baseUrl: location.origin, cache: 'no-cache' });
  client.use({
    onRequest({ request }) {
      request.headers.set('accept-language', currentLanguage());
    },
  });
  return client;
}

/** @throws ApiProblem when the answer is no success, TypeError when there is none. */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  throw new ApiProblem(response.status, typeof error === 'object' && error !== null ? error : {});
}
