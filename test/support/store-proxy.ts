import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One call of the API itself; uploads by ticket are their holder's and are not listed. */
interface ApiCall {
  readonly method: string;
  /** Without the bucket and the query. */
  readonly key: string;
  /** Bytes of the bodies that the API sent and got. */
  sent: number;
  received: number;
}

export interface StoreProxy {
  readonly url: string;
  readonly calls: readonly ApiCall[];
  /** While it is down, every connection is cut; while it is mute, no answer comes; while it is busy, it is 503. */
  state: 'up' | 'down' | 'mute' | 'busy';
  /** Is waited for before a call is passed on. */
  meanwhile: ((method: string, key: string) => Promise<void>) | undefined;
  close(): Promise<void>;
}

/** A way to the store that listens in on the API and can be broken. */
export async function startStoreProxy(storeUrl: string): Promise<StoreProxy> {
  const target = new URL(storeUrl);
  const calls: ApiCall[] = [];
  const sockets = new Set<Socket>();
  const passOn = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    if (proxy.state === 'down') return void asked.socket.destroy();
    if (proxy.state === 'mute') return;
    if (proxy.state === 'busy') return void answer.writeHead(503, { 'retry-after': '1' }).end();
    const key = (asked.url ?? '').split('?', 1)[0]?.replace(/^\/[^/]+\/?/, '') ?? '';
    const call: ApiCall = { method: asked.method ?? '', key, sent: 0, received: 0 };
    if (asked.headers.authorization !== undefined) calls.push(call);
    await proxy.meanwhile?.(call.method, call.key);
    const onward = request(
      {
        host: target.hostname,
        port: target.port,
        method: asked.method,
        path: asked.url,
        headers: asked.headers,
      },
      (came) => {
        answer.writeHead(came.statusCode ?? 502, came.headers);
        came.on('data', (chunk: Buffer) => (call.received += chunk.length));
        came.pipe(answer);
      },
    );
    onward.on('error', () => asked.socket.destroy());
    asked.on('data', (chunk: Buffer) => (call.sent += chunk.length));
    asked.pipe(onward);
  };
  const server: Server = createServer((asked, answer) => void passOn(asked, answer));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: StoreProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    state: 'up',
    meanwhile: undefined,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
