import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_SECONDS } from './session-end.rules.js';
import type { Tokens } from '../auth.schemas.js';

const NAME = '__Host-refresh';
/** How the documentation tells of the header that asks for the cookie. */
export const X_SESSION = {
  name: 'X-Session',
  required: false,
  enum: ['cookie'],
  description: 'Browsers: keep the refresh token in a cookie.',
};

const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;

/**
 * Browsers that send `X-Session: cookie` get the refresh token where no script can read it. A form of
 * another site cannot send that header, so the cookie alone is worth nothing to it.
 */
export const refreshCookie = {
  read: (request: FastifyRequest): string | undefined =>
    wanted(request) ? request.cookies[NAME] : undefined,

  /** Moves the refresh token from the body into the cookie where the caller asked for that. */
  put(request: FastifyRequest, reply: FastifyReply, tokens: Required<Tokens>): Tokens {
    void reply.header('cache-control', 'no-store');
    if (!wanted(request)) return tokens;
    void reply.setCookie(NAME, tokens.refreshToken, { ...ATTRIBUTES, maxAge: SESSION_SECONDS });
    return { accessToken: tokens.accessToken, expiresIn: tokens.expiresIn };
  },

  clear(reply: FastifyReply): void {
    void reply.clearCookie(NAME, ATTRIBUTES);
  },
};

function wanted(request: FastifyRequest): boolean {
  return request.headers['x-session'] === 'cookie';
}
