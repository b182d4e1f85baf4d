import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { projectRoot } from '../project-root.js';

const ONE_YEAR = 'public, max-age=31536000, immutable';
/** A page, and a script: a service worker obeys the policy that came with its own. */
const OBEYS_A_POLICY = /^(text\/html|(text|application)\/javascript)/;

/**
 * Serves the two web apps from our own origin, their hashed assets for ever, their shells always fresh,
 * and gives every page (the docs too) the policy that a page needs.
 */
export async function servePages(
  server: FastifyInstance,
  policySources: { media: string; store: string | undefined },
): Promise<void> {
  const policy = pagePolicy(policySources);
  for (const [name, prefix] of [
    ['admin', '/admin/'],
    ['app', '/'],
  ] as const) {
    const root = join(projectRoot, name, 'dist');
    if (!existsSync(join(root, 'index.html'))) continue;
    await server.register(fastifyStatic, {
      root,
      prefix,
      wildcard: false,
      index: false,
      decorateReply: name === 'admin' || !server.hasReplyDecorator('sendFile'),
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? ONE_YEAR : 'no-cache');
        // The same in every language; else a worker's copy would fit only the language it was fetched in.
        reply.removeHeader('vary');
      },
    });
  }
  server.addHook('onSend', (_request, reply, payload, done) => {
    // A browser takes the headers of a 304 over into the page that it keeps: that page has its policy already.
    if (reply.statusCode === 304) reply.removeHeader('content-security-policy');
    else if (OBEYS_A_POLICY.test(String(reply.getHeader('content-type'))))
      reply.header('content-security-policy', policy);
    done(null, payload);
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.is404 || !wantsPage(request)) return done();
    const admin = /^\/admin(\/|$)/i.test(pathOf(request));
    const root = join(projectRoot, admin ? 'admin' : 'app', 'dist');
    if (existsSync(join(root, 'index.html'))) return void reply.sendFile('index.html', root);
    done();
  });
}

/** The page that the app starts from, for a route that has more to say in it; null where the app is not built. */
export async function appShell(): Promise<string | null> {
  const path = join(projectRoot, 'app', 'dist', 'index.html');
  return existsSync(path) ? readFile(path, 'utf8') : null;
}

/** Only a GET (or its HEAD) that asks for HTML outside `/v1`, in any spelling of it, gets a shell; all else unknown is a 404. */
export function wantsPage(request: FastifyRequest): boolean {
  const accepts = /(^|,)\s*(text\/html|application\/xhtml\+xml)\s*(;|,|$)/i.test(
    request.headers.accept ?? '',
  );
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    accepts &&
    !/^\/v1(\/|$)/i.test(pathOf(request))
  );
}

function pathOf(request: FastifyRequest): string {
  const raw = request.url.split('?', 1)[0] as string;
  try {
    return decodeURIComponent(raw).replaceAll(/\/{2,}/g, '/');
  } catch {
    return '/v1';
  }
}

function pagePolicy({ media, store }: { media: string; store: string | undefined }): string {
  const mediaOrigin = new URL(media).origin;
  const storeOrigin = store === undefined ? 'https://*.amazonaws.com' : new URL(store).origin;
  return [
    "default-src 'self'",
    "script-src 'self'",
    // The admin's component library writes its styles at run time.
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${mediaOrigin}`,
    `connect-src 'self' ${storeOrigin} ${mediaOrigin}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
