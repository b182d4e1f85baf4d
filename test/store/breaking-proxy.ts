import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Asked {
  method: string;
  /** Without the bucket and the query. */
  key: string;
}

/**
 * What becomes of a request: passed on; answered with 503; cut before the store sees it; done, but its answer
 * lost; done, but its answer cut in the middle or half of it taken for the whole; or kept waiting for ever.
 */
export type Fate = 'pass' | 'refuse' | 'cut' | 'lose' | 'halve' | 'shorten' | 'hold';

/** A way to the store on which everything can go wrong that goes wrong on networks. */
export class BreakingProxy {
  /** Asked of every request as it comes. */
  fate: (asked: Asked) => Fate | Promise<Fate> = () => 'pass';
  /** Told of every request that the store has done, before its answer goes back. */
  done: (asked: Asked) => void | Promise<void> = () => undefined;
  /** Every request, whatever became of it. */
  readonly asked: Asked[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor(private readonly storeUrl: URL) {
    this.server = createServer((question, answer) => void this.answer(question, answer));
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(question: IncomingMessage, answer: ServerResponse): Promise<void> {
    const key = (question.url ?? '').split('?', 1)[0]?.replace(/^\/[^/]+\/?/, '') ?? '';
    const asked = { method: question.method ?? '', key };
    this.asked.push(asked);
    const fate = await this.fate(asked);
    if (fate === 'hold') return;
    if (fate === 'cut') return void question.socket.destroy();
    const body = await buffer(question).catch(() => null);
    // Whoever asked is gone.
    if (body === null) return;
    if (fate === 'refuse') {
      const error = '<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>';
      return void answer.writeHead(503, { 'content-type': 'application/xml' }).end(error);
    }
    const came = await this.passOn(question, body);
    const content = await buffer(came);
    await this.done(asked);
    if (fate === 'lose') return void question.socket.destroy();
    const headers = { ...came.headers };
    const half = content.subarray(0, content.length >> 1);
    if (fate === 'shorten') headers['content-length'] = String(half.length);
    answer.writeHead(came.statusCode ?? 502, headers);
    if (fate === 'halve') answer.write(half, () => question.socket.destroy());
    else answer.end(fate === 'shorten' ? half : content);
  }

  private async passOn({ method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    const { hostname: host, port } = this.storeUrl;
    const onward = request({ host, port, method, path: url, headers, agent: false });
    onward.end(body);
    const [came] = (await once(onward, 'response')) as [IncomingMessage];
    return came;
  }
}
