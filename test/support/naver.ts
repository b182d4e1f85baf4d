import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Naver {
  readonly host: string;
  /** The environment of an API that offers Naver, found here. */
  readonly environment: Record<string, string>;
  somebody: { readonly id: string; readonly email?: string; readonly nickname?: string };
  close(): Promise<void>;
}

/** Naver as its documents tell it: OAuth 2 without an ID token, refusals answered with 200. */
export async function startNaver(): Promise<Naver> {
  const codes = new Map<string, string>();
  const tokens = new Set<string>();
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://naver');
    const asked = url.searchParams;
    const state = asked.get('state') ?? '';
    if (url.pathname === '/oauth2.0/authorize') {
      const code = randomUUID();
      codes.set(code, state);
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state }).toString();
      response.writeHead(302, { location: back.href }).end();
    } else if (url.pathname === '/oauth2.0/token') {
      let text = '';
      for await (const piece of request) text += String(piece);
      const sent = new URLSearchParams(text);
      const code = sent.get('code') ?? '';
      const isRight = sent.get('client_secret') === 'naver-secret' && codes.get(code) === sent.get('state');
      codes.delete(code);
      if (!isRight) return json(response, { error: 'invalid_request', error_description: 'no valid data' });
      const token = randomUUID();
      tokens.add(token);
      json(response, { access_token: token, refresh_token: 'r', token_type: 'bearer', expires_in: '3600' });
    } else if (tokens.has(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')) {
      json(response, { resultcode: '00', message: 'success', response: naver.somebody });
    } else response.writeHead(401).end();
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const naver: Naver = {
    host,
    environment: {
      NAVER_CLIENT_ID: 'naver-client',
      NAVER_CLIENT_SECRET: 'naver-secret',
      NAVER_OAUTH_URL: `http://${host}/oauth2.0`,
      NAVER_PROFILE_URL: `http://${host}/v1/nid/me`,
    },
    somebody: { id: 'nobody-yet' },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return naver;
}

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify(body));
}
