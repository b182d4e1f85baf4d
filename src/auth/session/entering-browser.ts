import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tokens } from '../auth.schemas.js';
import { refreshCookie } from './refresh-cookie.js';
import { SessionService } from './session.service.js';

/** Hands a session that has just begun to who asked for it. */
@Injectable()
export class EnteringBrowser {
  constructor(private readonly sessions: SessionService) {}

  /** A browser holds one session at a time: the one it had ends, or it would live on where nobody sees it. */
  async receive(request: FastifyRequest, reply: FastifyReply, tokens: Required<Tokens>): Promise<Tokens> {
    const former = refreshCookie.read(request);
    if (former !== undefined) await this.sessions.endOf(former);
    return refreshCookie.put(request, reply, tokens);
  }
}
