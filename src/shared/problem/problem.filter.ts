import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseUnavailable, isRetryable } from '../database/database-errors.js';
import { requestContext } from '../http/request-context.js';
import { Log } from '../log/log.js';
import { kernelProblems } from './kernel.problems.js';
import { DomainError, type FieldFault, type Locale, type ProblemKind } from './problem.js';

const KIND_OF_STATUS: Record<number, ProblemKind> = {
  400: kernelProblems.badRequest,
  401: kernelProblems.notSignedIn,
  403: kernelProblems.notAllowed,
  404: kernelProblems.notFound,
  405: kernelProblems.methodNotAllowed,
  413: kernelProblems.tooLarge,
  415: kernelProblems.unsupportedMediaType,
  503: kernelProblems.unavailable,
};

/** The one place where an error becomes an answer. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = asDomainError(error);
    if (problem.kind.status >= 500 && problem.kind !== kernelProblems.unavailable) {
      this.log.error('request failed', {
        err: error,
        method: request.method,
        route: request.routeOptions.url,
      });
    } else if (problem.kind === kernelProblems.unavailable) {
      this.log.warn('request refused', { reason: error instanceof Error ? error.message : String(error) });
    }
    void reply
      .status(problem.kind.status)
      .headers(
        problem.kind.status === 503
          ? { 'retry-after': '2', ...problem.more.headers }
          : { ...problem.more.headers },
      )
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problemBody(problem, request.id)));
  }
}

/** The body of RFC 9457 for an error, in the language of the request. */
export function problemBody({ kind, more }: DomainError, instance: string): Record<string, unknown> {
  const locale: Locale = requestContext.current()?.locale ?? 'ko';
  const told = ({ pointer, detail }: FieldFault) => ({
    pointer,
    detail: typeof detail === 'string' ? detail : detail[locale],
  });
  return {
    type: `urn:fasteval:problem:${kind.code}`,
    title: kind.title[locale],
    status: kind.status,
    detail: kind.detail[locale],
    instance,
    ...(more.errors === undefined ? {} : { errors: more.errors.map(told) }),
    ...more.members,
  };
}

function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (isDatabaseUnavailable(error) || isRetryable(error)) return new DomainError(kernelProblems.unavailable);
  const status = error instanceof HttpException ? error.getStatus() : statusOfFastifyError(error);
  return new DomainError(
    KIND_OF_STATUS[status] ?? (status < 500 ? kernelProblems.badRequest : kernelProblems.internal),
  );
}

function statusOfFastifyError(error: unknown): number {
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  return typeof statusCode === 'number' && typeof code === 'string' && code.startsWith('FST_')
    ? statusCode
    : 500;
}
