import { useSyncExternalStore } from 'react';
import type { components } from '../../api/schema.js';
import { answerOf, makeClient } from '../api/transport.js';
import { ApiProblem } from '../api/problem.js';

export type Account = components['schemas']['Account'];
/** A login whose password was right, and what it waits for. */
export type PendingLogin = components['schemas']['SecondFactorRequired']['secondFactor'];

export type Session =
  | { readonly state: 'restoring'; readonly account: null }
  | { readonly state: 'signed-out'; readonly account: null }
  | { readonly state: 'signed-in'; readonly account: Account };

/** Says that a cookie with a refresh token may exist, so that strangers cost no refused request. */
const HINT = 'fasteval.session';
/** Has the refresh token kept where no script reads it. */
export const IN_COOKIE = { 'X-Session': 'cookie' };
/** A token is renewed this long before it ends, so that none dies on its way. */
const MARGIN_MS = 30_000;
/** How long the server asks to wait for a trade that is under way. */
const UNDER_WAY_MS = 1_000;

const client = makeClient();
const listeners = new Set<() => void>();
const whenOver = new Set<() => void>();
let session: Session = { state: 'signed-out', account: null };
let token: { readonly value: string; readonly endsAt: number } | null = null;
let restoring: Promise<void> | null = null;

export function useSession(): Session {
  return useSyncExternalStore(listen, () => session);
}

/** Signs in again with the cookie of an earlier visit; called once, before the first page is drawn. */
export function restoreSession(): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== HINT) return;
    if (newValue === null) forgetSession();
    else restore();
  });
  if (localStorage.getItem(HINT) !== null) restore();
}

/** @throws ApiProblem `wrong-credentials`, or `second-factor-required` with the pending login, among others. */
export async function signIn(credentials: components['schemas']['Credentials']): Promise<void> {
  await beginSession(
    await answerOf(client.POST('/v1/auth/login', { body: credentials, headers: IN_COOKIE })),
  );
}

/** @throws ApiProblem `wrong-second-factor`, or `login-ended` where it starts anew, among others. */
export async function finishSignIn(body: components['schemas']['SecondStep']): Promise<void> {
  await beginSession(
    await answerOf(client.POST('/v1/auth/login/second-factor', { body, headers: IN_COOKIE })),
  );
}

/** Goes on as whoever the tokens are of, however they were come by. */
export async function beginSession(tokens: components['schemas']['Tokens']): Promise<void> {
  take(tokens);
  await readAccount();
  localStorage.setItem(HINT, 'yes');
}

/** What the server says of the account now, such as after its address was proven. */
export async function rereadAccount(): Promise<void> {
  if ((await accessToken()) !== null) await readAccount();
}

/** Goes on with the session that a change of password answers, since it ended the one before. */
export async function changePassword(body: components['schemas']['PasswordChange']): Promise<void> {
  const bearer = (await accessToken()) ?? '';
  const headers = { ...IN_COOKIE, ...authorization(bearer) };
  take(await answerOf(client.PUT('/v1/me/password', { body, headers })));
}

/** Ends the session here and on the server, also where the page is left at once; here even when the server cannot be reached. */
export async function signOut(): Promise<void> {
  const bearer = await accessToken();
  forgetSession();
  if (bearer === null) return;
  const headers = authorization(bearer);
  await client.POST('/v1/auth/logout', { body: {}, headers, keepalive: true }).catch(() => undefined);
}

/** The session is over, whoever ended it. */
export function forgetSession(): void {
  token = null;
  localStorage.removeItem(HINT);
  publish({ state: 'signed-out', account: null });
  for (const forget of whenOver) forget();
}

/** What was loaded for somebody goes with their session, whoever ended it and wherever. */
export function onceOver(forget: () => void): void {
  whenOver.add(forget);
}

/** A living access token, or null for a stranger. Kept in memory only. */
export async function accessToken(): Promise<string | null> {
  await restoring;
  if (session.state !== 'signed-in') return null;
  if (token === null || token.endsAt <= Date.now()) await renew();
  return token?.value ?? null;
}

export function changeAccount(account: Account): void {
  if (session.state === 'signed-in') publish({ state: 'signed-in', account });
}

function restore(): void {
  if (session.state !== 'signed-out') return;
  publish({ state: 'restoring', account: null });
  restoring = renew()
    .then(readAccount)
    .catch(() => {
      if (session.state === 'restoring') publish({ state: 'signed-out', account: null });
    });
}

/** One tab at a time: a refresh token that is used twice ends the session for all of them. */
async function renew(): Promise<void> {
  try {
    take(await navigator.locks.request('fasteval.refresh', trade));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) forgetSession();
    throw error;
  }
}

/** Once more where an earlier page has left in the middle of it: its answer is in the cookie a moment later, or lost. */
async function trade(): Promise<components['schemas']['Tokens']> {
  const once = () => answerOf(client.POST('/v1/auth/refresh', { body: {}, headers: IN_COOKIE }));
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 409)) throw error;
    await new Promise((resolve) => setTimeout(resolve, UNDER_WAY_MS));
    return once();
  }
}

async function readAccount(): Promise<void> {
  if (token === null) return;
  const account = await answerOf(client.GET('/v1/me', { headers: authorization(token.value) }));
  publish({ state: 'signed-in', account });
}

function take(tokens: components['schemas']['Tokens']): void {
  token = { value: tokens.accessToken, endsAt: Date.now() + tokens.expiresIn * 1000 - MARGIN_MS };
}

function authorization(bearer: string): { Authorization: string } {
  return { Authorization: `Bearer ${bearer}` };
}

function publish(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
