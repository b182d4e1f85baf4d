import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { FunctionFault } from './function-fault.js';

interface Invocation {
  id: string;
  event: string;
  deadline: number;
  resolve: (answer: unknown) => void;
  reject: (fault: Error) => void;
}

/** Lambda's Runtime API for one function process: it asks for its next event and posts the answer. */
export class RuntimeApi {
  private readonly server: Server;
  private current: Invocation | null = null;
  private asking: ServerResponse | null = null;
  private readonly waitingForInit: { resolve: () => void; reject: (fault: Error) => void }[] = [];
  private isReady = false;

  constructor() {
    this.server = createServer((request, response) => {
      this.route(request, response).catch(() => response.destroy());
    });
    // The function waits for its next event as long as it takes.
    this.server.requestTimeout = 0;
    this.server.keepAliveTimeout = 0;
  }

  /** @returns host and port */
  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Resolves when the function asks for its first event. */
  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.isReady) resolve();
      else this.waitingForInit.push({ resolve, reject });
    });
  }

  /** @param deadline milliseconds since 1970 */
  invoke(event: object, deadline: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.current = { id: randomUUID(), event: JSON.stringify(event), deadline, resolve, reject };
      this.offer();
    });
  }

  /** The process is gone or going: whoever waits for it is told why. */
  abandon(fault: FunctionFault): void {
    for (const { reject } of this.waitingForInit.splice(0)) reject(fault);
    this.current?.reject(fault);
    this.current = null;
    this.server.close();
    this.server.closeAllConnections();
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.replace('/2018-06-01/runtime', '') ?? '';
    if (path === '/invocation/next') {
      this.asking = response;
      this.isReady = true;
      for (const { resolve } of this.waitingForInit.splice(0)) resolve();
      this.offer();
      return;
    }
    const body: unknown = JSON.parse(await text(request));
    const [, id, kind] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (this.current && id === this.current.id) {
      const { resolve, reject } = this.current;
      this.current = null;
      if (kind === 'response') resolve(body);
      else reject(new FunctionFault('handler', messageOf(body)));
    } else if (path === '/init/error') {
      for (const { reject } of this.waitingForInit.splice(0))
        reject(new FunctionFault('init', messageOf(body)));
    }
    response.writeHead(202).end();
  }

  private offer(): void {
    if (!this.asking || !this.current) return;
    this.asking.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': this.current.id,
      'lambda-runtime-deadline-ms': String(this.current.deadline),
    });
    this.asking.end(this.current.event);
    this.asking = null;
  }
}

function messageOf(body: unknown): string {
  const { errorType, errorMessage } = body as { errorType?: unknown; errorMessage?: unknown };
  return `${String(errorType)}: ${String(errorMessage)}`;
}
