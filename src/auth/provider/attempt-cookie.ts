import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ATTEMPT_SECONDS } from './attempts.js';

const NAME = '__Host-sign-in';
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

/**
 * Binds an attempt to the browser that began it: who is lured into another's sign-in has not got it. Two attempts of
 * one browser share it, so that neither tab ends the other's.
 */
export const attemptCookie = {
  read: (request: FastifyRequest): string | undefined => /^[\w-]{43}$/.exec(request.cookies[NAME] ?? '')?.[0],

  /** What the browser has already, or something new; either lasts as long as an attempt from now on. */
  put(request: FastifyRequest, reply: FastifyReply): string {
    const browser = attemptCookie.read(request) ?? randomBytes(32).toString('base64url');
    void reply.setCookie(NAME, browser, { ...ATTRIBUTES, maxAge: ATTEMPT_SECONDS });
    return browser;
  },

  clear(reply: FastifyReply): void {
    void reply.clearCookie(NAME, ATTRIBUTES);
  },
};
