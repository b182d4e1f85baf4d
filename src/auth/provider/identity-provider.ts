import { allowInsecureRequests, type Configuration, type CustomFetch } from 'openid-client';
import type { OutboundClient } from '../../shared/outbound/outbound.client.js';

/** Who somebody is, as a provider says. */
export interface Profile {
  readonly subject: string;
  readonly email: string | undefined;
  /** Whether the provider says that the address is theirs. */
  readonly emailVerified: boolean;
  readonly displayName: string | undefined;
  /** When they last showed the provider who they are, in seconds since 1970; undefined where it does not say. */
  readonly authenticatedAt: number | undefined;
}

/** One provider's way of telling who somebody is. Whatever goes wrong is thrown, of whatever kind. */
export interface IdentityProvider {
  /** Added to the request that people are sent away with. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Added to have them show anew who they are, however lately they did. */
  readonly again: Readonly<Record<string, string>>;
  /** Whether an ID token has to come, with our nonce in it. */
  readonly givesIdToken: boolean;
  configuration(): Promise<Configuration>;
  /** @param claims of the ID token, which the library has checked */
  profileOf(configuration: Configuration, accessToken: string, claims: Claims | undefined): Promise<Profile>;
}

export type Claims = Readonly<Record<string, unknown>>;

/**
 * What else may be done at an address: plain http is for the providers of tests and of local work, and the
 * configuration refuses it in production.
 */
export function allowancesFor(address: string): ((configuration: Configuration) => void)[] {
  // oxlint-disable-next-line typescript/no-deprecated -- Not going away; it is marked so that it stands out.
  return address.startsWith('http:') ? [allowInsecureRequests] : [];
}

/** For each of the calls that a sign-in takes: people wait for it. */
export const PROVIDER_PATIENCE_MS = 4_000;
const MOST_BYTES = 256 * 1024;

/** What a provider names is asked through the one way out: bounded, never redirected, only public machines. */
export function fetchThrough(outbound: OutboundClient): CustomFetch {
  return async (url, { method, headers, body }) => {
    const answer = await outbound.send(url, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(body instanceof URLSearchParams && { body: body.toString() }),
      // Which of the two may be asked is the library's to say: plain http only of a provider configured with it.
      schemes: ['https:', 'http:'],
      timeoutMs: PROVIDER_PATIENCE_MS,
      maxBytes: MOST_BYTES,
      maxRedirects: 0,
    });
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers: answer.headers });
  };
}
