import createClient from 'openapi-fetch';
import { currentLanguage } from '../i18n/language.js';
import { isBack } from '../session/session-end.js';
import { accessToken, renewedToken, whoWasCutOff } from '../session/session.js';
import type { paths } from './schema.js';

/** The API as the person of this session, in the language of the page. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: fetchAsMe });

/** Where the session has ended meanwhile, it waits until who was here is signed in again. */
async function fetchAsMe(request: Request): Promise<Response> {
  request.headers.set('accept-language', currentLanguage());
  const answer = await fetchSignedIn(request.clone());
  const cutOff = answer.status === 401 ? whoWasCutOff() : null;
  return cutOff !== null && (await isBack(cutOff)) ? fetchSignedIn(request) : answer;
}

/** Asks once more with a fresh token when the first was refused. */
async function fetchSignedIn(request: Request): Promise<Response> {
  const token = await accessToken();
  if (token === null) return fetch(request);
  const answer = await fetch(withToken(request.clone(), token));
  if (answer.status !== 401) return answer;
  const fresh = await renewedToken();
  return fresh === null ? answer : fetch(withToken(request, fresh));
}

function withToken(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}
