import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log/log.js';
import { kernelProblems } from '../problem/kernel.problems.js';
import { DomainError } from '../problem/problem.js';
import { problemBody } from '../problem/problem.filter.js';
import { varyOn } from './conditional-get.js';
import { isUnwantedForm } from './forms.js';
import { localeOf, type RequestContext, requestContext } from './request-context.js';
import { ALWAYS_HEADERS } from './server.js';

/** What happens around every request, whatever route it takes or misses. */
export function addRequestHooks(server: FastifyInstance, log: Log): void {
  const contexts = new WeakMap<FastifyRequest, RequestContext>();

  server.addHook('onRequest', (request, reply, done) => {
    const context: RequestContext = {
      requestId: request.id,
      locale: localeOf(request.headers['accept-language']),
      address: request.ip,
    };
    contexts.set(request, context);
    putAlwaysHeaders(request, reply);
    if (request.headers.authorization !== undefined) reply.header('cache-control', 'no-store');
    requestContext.run(context, done);
  });

  // With none or several hosts a proxy in front may have understood another request than we do.
  server.addHook('onRequest', ({ raw }, _reply, done) => {
    const hosts = raw.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;
    const clear = hosts === 1 || (hosts === 0 && raw.httpVersion === '1.0');
    done(clear ? undefined : new DomainError(kernelProblems.badRequest));
  });

  // Reading a body leaves the async context of the first hook, so it is entered again for the handler.
  server.addHook('preValidation', (request, _reply, done) => {
    const context = contexts.get(request);
    if (context === undefined || context === requestContext.current()) done();
    else requestContext.run(context, done);
  });

  // Nothing that a request body is sent for is worth decompressing, and a bomb cannot go off unopened.
  server.addHook('onRequest', (request, _reply, done) => {
    const encoding = request.headers['content-encoding'];
    const compressed = encoding !== undefined && encoding !== 'identity';
    done(
      compressed || isUnwantedForm(request)
        ? new DomainError(kernelProblems.unsupportedMediaType)
        : undefined,
    );
  });

  server.addHook('onSend', (request, reply, payload, done) => {
    // A refusal made before our first hook, such as 503 while closing, has not met it.
    if (!reply.hasHeader('x-request-id')) putAlwaysHeaders(request, reply);
    done(null, reply.statusCode < 400 ? payload : problemInsteadOfBareError(request, reply, payload));
  });

  server.addHook('onResponse', (request, reply, done) => {
    log.request({
      requestId: request.id,
      method: request.method,
      route: request.is404 ? '(none)' : (request.routeOptions.url ?? '(none)'),
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
      accountId: contexts.get(request)?.caller?.id,
    });
    done();
  });

  answerMethodNotAllowed(server);
}

function putAlwaysHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(ALWAYS_HEADERS).header('x-request-id', request.id);
  // Beside what CORS has put there already.
  varyOn(reply, 'Accept-Language');
}

/** Fastify and Nest answer a few refusals by themselves, such as 503 while closing; they get our form here. */
function problemInsteadOfBareError(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  const type = String(reply.getHeader('content-type') ?? '');
  if (!type.startsWith('application/json')) return payload;
  const kind =
    Object.values(kernelProblems).find(({ status }) => status === reply.statusCode) ??
    kernelProblems.badRequest;
  if (kind.status === 503) reply.header('retry-after', '2');
  reply.header('content-type', 'application/problem+json; charset=utf-8').removeHeader('content-length');
  return JSON.stringify({ ...problemBody(new DomainError(kind), request.id), status: reply.statusCode });
}

/** 405 with `Allow` where the address exists but not for this method. */
function answerMethodNotAllowed(server: FastifyInstance): void {
  const routes: { pattern: RegExp; method: string }[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const pattern = new RegExp(`^${url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[^/]+/g, '[^/]+')}$`);
    for (const one of [method].flat()) routes.push({ pattern, method: one });
  });
  server.addHook('onRequest', (request, _reply, done) => {
    if (!request.is404) return done();
    const path = request.url.split('?', 1)[0] as string;
    const allowed = [
      ...new Set(routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)),
    ];
    if (allowed.length === 0 || allowed.includes(request.method)) return done();
    done(new DomainError(kernelProblems.methodNotAllowed, { headers: { allow: allowed.join(', ') } }));
  });
}
