import createClient from 'openapi-fetch';
import { answerOf, ApiProblem } from '../api/problem.js';
import type { components, paths } from '../api/schema.js';
import { currentLanguage } from '../i18n/language.js';

export type Account = components['schemas']['Account'];
export type SecondStep = components['schemas']['SecondStep'];
/** A login whose password was right, and what it waits for. */
export type PendingLogin = components['schemas']['SecondFactorRequired']['secondFactor'];

/** Says that a cookie with a refresh token may exist, so that strangers cost no refused request. */
const HINT = 'fasteval.session';
const IN_COOKIE = { 'X-Session': 'cookie' };
/** A token is renewed this long before it ends, so that none dies on its way. */
const MARGIN_MS = 30_000;
/** How long the server asks to wait for a trade that is under way. */
const UNDER_WAY_MS = 1_000;

const client = createClient<paths>({ baseUrl: location.origin });
client.use({
  onRequest({ request }) {
    request.headers.set('accept-language', currentLanguage());
  },
});

/** In memory only: no script of another page can read it, and a closed tab forgets it. */
let token: { readonly value: string; readonly endsAt: number } | null = null;
let account: Account | null = null;
/** Who was here when the session ended by itself, until an editor is here again. */
let cutOff: Account | null = null;
let restoring: Promise<void> | null = null;
let renewing: Promise<void> | null = null;

export function maySeeAdmin({ role }: Account): boolean {
  return role === 'editor' || role === 'admin';
}

/** Who is signed in, with the cookie of an earlier visit if need be; null for a stranger. */
export async function currentAccount(): Promise<Account | null> {
  if (account === null && localStorage.getItem(HINT) !== null) {
    restoring ??= restore().finally(() => (restoring = null));
    await restoring;
  }
  return account;
}

/** @throws ApiProblem `wrong-credentials`, or `second-factor-required` with the pending login, among others. */
export async function signIn(credentials: components['schemas']['Credentials']): Promise<Account> {
  return enter(await answerOf(client.POST('/v1/auth/login', { body: credentials, headers: IN_COOKIE })));
}

/** @throws ApiProblem `wrong-second-factor`, or `login-ended` where it starts anew, among others. */
export async function finishSignIn(body: SecondStep): Promise<Account> {
  return enter(await answerOf(client.POST('/v1/auth/login/second-factor', { body, headers: IN_COOKIE })));
}

export function passkeyChallenge(
  loginToken: string,
): Promise<components['schemas']['PasskeyRequestOptions']> {
  return answerOf(client.POST('/v1/auth/login/passkey-challenge', { body: { loginToken } }));
}

/** Ends the session here and on the server; here even when the server cannot be reached. */
export async function signOut(): Promise<void> {
  const bearer = token?.value;
  forgetSession();
  if (bearer === undefined) return;
  await client.POST('/v1/auth/logout', { body: {}, headers: authorization(bearer) }).catch(() => undefined);
}

export function whoWasCutOff(): Account | null {
  return cutOff;
}

export function forgetSession(): void {
  token = null;
  account = null;
  localStorage.removeItem(HINT);
}

/** A living access token, or null for a stranger, and for whose session is over. */
export async function accessToken(): Promise<string | null> {
  try {
    if (token !== null && token.endsAt <= Date.now()) await renew();
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 401)) throw error;
  }
  return token?.value ?? null;
}

/** A fresh access token after one was refused; null when the session is over. */
export async function renewedToken(): Promise<string | null> {
  try {
    await renew();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
  }
  return token?.value ?? null;
}

async function restore(): Promise<void> {
  try {
    await renew();
    await readAccount();
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 401)) throw error;
  }
}

function renew(): Promise<void> {
  renewing ??= trade().finally(() => (renewing = null));
  return renewing;
}

/** One tab at a time: a refresh token that is used twice ends the session for all of them. */
async function trade(): Promise<void> {
  try {
    await navigator.locks.request('fasteval.refresh', async () => take(await freshTokens()));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) {
      cutOff = account ?? cutOff;
      forgetSession();
    }
    throw error;
  }
}

/** Once more where an earlier page has left in the middle of it: its answer is in the cookie a moment later, or lost. */
async function freshTokens(): Promise<components['schemas']['Tokens']> {
  const once = () => answerOf(client.POST('/v1/auth/refresh', { body: {}, headers: IN_COOKIE }));
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 409)) throw error;
    await new Promise((resolve) => setTimeout(resolve, UNDER_WAY_MS));
    return once();
  }
}

async function enter(tokens: components['schemas']['Tokens']): Promise<Account> {
  take(tokens);
  localStorage.setItem(HINT, 'yes');
  return readAccount();
}

async function readAccount(): Promise<Account> {
  account = await answerOf(client.GET('/v1/me', { headers: authorization(token?.value ?? '') }));
  if (maySeeAdmin(account)) cutOff = null;
  return account;
}

function take(tokens: components['schemas']['Tokens']): void {
  token = { value: tokens.accessToken, endsAt: Date.now() + tokens.expiresIn * 1000 - MARGIN_MS };
}

function authorization(bearer: string): { Authorization: string } {
  return { Authorization: `Bearer ${bearer}` };
}
