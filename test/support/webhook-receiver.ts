import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: any;
}

export interface WebhookReceiver {
  /** `host:port`, for OUTBOUND_PRIVATE_HOSTS. */
  readonly host: string;
  readonly url: string;
  readonly received: Received[];
  /** What it answers; `silence` keeps the connection open. */
  answer: (message: Received) => number | 'silence';
  close(): Promise<void>;
}

/** Somebody else's program that takes our messages. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const { headers } = request;
      const message = { id: String(headers['webhook-id']), headers, text, body: JSON.parse(text) as unknown };
      received.push(message);
      const answer = receiver.answer(message);
      if (answer !== 'silence') response.writeHead(answer, { location: 'http://127.0.0.1:1/' }).end('thanks');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const receiver: WebhookReceiver = {
    host,
    url: `http://${host}/hook`,
    received,
    answer: () => 204,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}

/** As a receiver's library checks it (Standard Webhooks), written anew. */
export function isGenuine({ headers, text }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = [headers['webhook-id'], headers['webhook-timestamp'], text].join('.');
  const own = createHmac('sha256', key).update(signed).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .some((part) => {
      const given = Buffer.from(part.replace(/^v1,/, ''), 'base64');
      return part.startsWith('v1,') && given.length === own.length && timingSafeEqual(given, own);
    });
}
