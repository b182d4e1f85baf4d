import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { requestContext } from '../http/request-context.js';
import { kernelProblems } from '../problem/kernel.problems.js';
import { DomainError } from '../problem/problem.js';
import type { KeptAnswer } from './kept-answer.entity.js';
import { KeptAnswers } from './kept-answers.js';
import { keyedCall, keyFrom } from './keyed-call.js';

const KEPT_HEADERS = ['etag', 'location'];

/** Stands behind the guards: who may not call (any more) is not told what was answered before. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly answers: KeptAnswers) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = keyFrom(request.headers['idempotency-key']);
    if (key === undefined) return next.handle();
    const caller = requestContext.current()?.caller;
    if (caller === undefined) throw new DomainError(kernelProblems.notSignedIn);
    const { status, headers, body } = await this.answers.once(keyedCall(caller.id, key, request), async () =>
      answered(reply, await lastValueFrom(next.handle())),
    );
    void reply.status(status).headers(headers);
    return of(body);
  }
}

function answered(reply: FastifyReply, body: unknown): KeptAnswer {
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body };
}
