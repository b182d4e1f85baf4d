import { AsyncLocalStorage } from 'node:async_hooks';
import type { Bilingual, Locale } from '../problem/problem.js';

/** What belongs to the request being served, reachable from anywhere below it without being passed on. */
export interface RequestContext {
  readonly requestId: string;
  readonly locale: Locale;
  /** The network address that asks. */
  readonly address?: string;
  /** Who asks, once that is known. */
  caller?: { readonly id: string; readonly role: string };
}

const storage = new AsyncLocalStorage<RequestContext>();

export const requestContext = {
  run: <T>(context: RequestContext, work: () => T): T => storage.run(context, work),
  current: (): RequestContext | undefined => storage.getStore(),
  /** Says who asks, to whatever happens below from here on. */
  calledBy: (caller: NonNullable<RequestContext['caller']>): void => {
    const context = storage.getStore();
    if (context !== undefined) context.caller = caller;
  },
  /** For work that a request sets going and does not wait for: nothing of it is that request's doing. */
  leave: <T>(work: () => T): T => storage.exit(work),
};

/** The language of the request being served; Korean outside of one. */
export function localeNow(): Locale {
  return requestContext.current()?.locale ?? 'ko';
}

/** The sentence in the language of the request being served. */
export function say(text: Bilingual): string {
  return text[localeNow()];
}

/** Korean unless the caller prefers English: the first of the two in the header by weight wins (RFC 9110, 12.5.4). */
export function localeOf(acceptLanguage: string | undefined): Locale {
  if (acceptLanguage === undefined) return 'ko';
  const weights = { ko: 0, en: 0 };
  for (const part of acceptLanguage.slice(0, 200).split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = range.split('-')[0];
    if (language !== 'ko' && language !== 'en') continue;
    const q = parameters
      .map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1])
      .find((value) => value !== undefined);
    weights[language] = Math.max(weights[language], q === undefined ? 1 : Number(q));
  }
  return weights.en > weights.ko ? 'en' : 'ko';
}
