import type { Socket } from 'node:net';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { kernelProblems } from '../problem/kernel.problems.js';
import { DomainError } from '../problem/problem.js';
import { problemBody } from '../problem/problem.filter.js';
import { cutSlowBodies } from './slow-bodies.js';
import { cutSlowReaders } from './slow-readers.js';
import { findJsonFault, JSON_LIMITS, type JsonFault } from './json-shape.rules.js';

const BODY_LIMIT_BYTES = 256 * 1024;

/** Half a megabit per second is a slow line; whoever has less is as good as gone. */
const BODY_PATIENCE = { wholeBodyMs: 30_000, leastBytesPerSecond: 64 * 1024, farewellMs: 5_000 };

/** A line of 64 kilobits per second still gets every answer whole, after a pause of half a minute too. */
const READER_PATIENCE = { stallMs: 30_000, leastBytesPerSecond: 8 * 1024, everyMs: 1_000 };

/** Fifteen seconds with the second in which it is noticed; by itself Node looks every thirty. */
const HEADER_PATIENCE = { headersTimeout: 14_000, connectionsCheckingInterval: 1_000 };

const FAULT_TEXT: Record<JsonFault, { ko: string; en: string }> = {
  'too-deep': {
    ko: `${JSON_LIMITS.depth}단계까지만 중첩할 수 있습니다.`,
    en: `Nested deeper than ${JSON_LIMITS.depth} levels.`,
  },
  'too-many-items': {
    ko: `배열은 ${JSON_LIMITS.items}개까지입니다.`,
    en: `An array has more than ${JSON_LIMITS.items} items.`,
  },
  'too-many-keys': {
    ko: `객체의 항목은 ${JSON_LIMITS.keys}개까지입니다.`,
    en: `An object has more than ${JSON_LIMITS.keys} fields.`,
  },
  'duplicate-key': { ko: '같은 이름의 항목이 두 번 나옵니다.', en: 'An object names the same field twice.' },
};

/** Headers that every answer carries, also those that no route of ours made. */
export const ALWAYS_HEADERS = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
};

/**
 * Longer than the minute for which proxies and load balancers keep an idle connection: the one that asks must be
 * the one that closes, or a request meets a closed door on its way.
 */
const KEEP_ALIVE_MS = 65_000;

/** Fastify with the limits of this house: small bodies, bounded JSON, slow clients cut. */
export function createServer(trustedProxies: readonly string[]): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestIdHeader: false,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    genReqId: (request: IncomingMessage) => requestIdFrom(request.headers['x-request-id']),
    connectionTimeout: 30_000,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: {
      ...HEADER_PATIENCE,
      maxHeaderSize: 16 * 1024,
      // Node's own refusal has none of our headers; `request-hooks.ts` asks for the host instead.
      requireHostHeader: false,
    },
    rewriteUrl: pathOf,
    routerOptions: { maxParamLength: 200 },
    exposeHeadRoutes: true,
    onProtoPoisoning: 'remove',
    clientErrorHandler,
    frameworkErrors,
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  cutSlowBodies(fastify.server, BODY_PATIENCE);
  cutSlowReaders(fastify.server, READER_PATIENCE);
  fastify.server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) =>
    response.writeHead(417, ALWAYS_HEADERS).end(),
  );
  parseBoundedJson(fastify);
  return adapter;
}

/** A caller's own id is kept when it is harmless, so that it can follow a request through several services. */
function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w-]{8,64}$/.test(header) ? header : randomUUID();
}

/** An address may name a host (`GET http://…`), as to a proxy; what we answer must not repeat a stranger's. */
function pathOf({ url = '/' }: { readonly url?: string }): string {
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '');
  return path.startsWith('/') || path === url ? path : `/${path}`;
}

function parseBoundedJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') return done(null, undefined);
    const fault = findJsonFault(body);
    if (fault !== undefined) {
      return done(
        new DomainError(kernelProblems.invalidInput, {
          errors: [{ pointer: '', detail: FAULT_TEXT[fault] }],
        }),
      );
    }
    try {
      done(null, JSON.parse(body));
    } catch {
      done(new DomainError(kernelProblems.malformedJson));
    }
  });
}

/** What Node refuses before there is a request (bad lengths, oversized headers) is answered in our form too. */
function clientErrorHandler(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify({
    ...problemBody(new DomainError(kernelProblems.badRequest), randomUUID()),
    status,
  });
  const headers = Object.entries({
    ...ALWAYS_HEADERS,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.join('')}\r\n${body}`);
}

/** What the router refuses before any hook runs: a malformed address or an over-long parameter. */
function frameworkErrors(error: { statusCode?: number }, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400;
  void reply
    .status(status)
    .headers({
      ...ALWAYS_HEADERS,
      'x-request-id': request.id,
      'content-type': 'application/problem+json; charset=utf-8',
    })
    .send(JSON.stringify({ ...problemBody(new DomainError(kernelProblems.badRequest), request.id), status }));
}
