import type { IncomingMessage, Server, ServerResponse } from 'node:http';

export interface BodyPatience {
  /** What every body may take, from the end of its headers on. */
  readonly wholeBodyMs: number;
  /** What a body that may be long has to keep to on average to be given more than that. */
  readonly leastBytesPerSecond: number;
  /** How long a sender that was cut may take to read why. */
  readonly farewellMs: number;
}

const longBodies = new WeakMap<IncomingMessage, number>();

/** Gives the body the time that so many bytes take over a slow line, as long as they keep coming. */
export function allowLongBody(request: IncomingMessage, maxBytes: number): void {
  longBodies.set(request, maxBytes);
}

/** When a body of which so much has come is to be whole, in ms from the end of its headers on. */
export function bodyDueMs(patience: BodyPatience, receivedBytes: number, maxBytes = 0): number {
  const countedBytes = Math.min(receivedBytes, maxBytes);
  return patience.wholeBodyMs + (countedBytes / patience.leastBytesPerSecond) * 1000;
}

/**
 * Cuts bodies that take too long, as Node does for requests; its limit is one for all, while a file of
 * 50 MB may take longer than a comment.
 */
export function cutSlowBodies(server: Server, patience: BodyPatience): void {
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
    if (length === '0' && encoding === undefined) return;
    const { socket } = request;
    const [startedAt, bytesBefore] = [performance.now(), socket.bytesRead];
    const look = () => {
      if (request.complete || socket.destroyed) return;
      const due = bodyDueMs(patience, socket.bytesRead - bytesBefore, longBodies.get(request));
      const left = startedAt + due - performance.now();
      if (left > 0) timer = setTimeout(look, left);
      else if (response.headersSent) socket.destroy();
      else cut();
    };
    const cut = () => {
      const tooSlow = Object.assign(new Error('The body took too long'), {
        code: 'ERR_HTTP_REQUEST_TIMEOUT',
      });
      server.emit('clientError', tooSlow, socket);
      const farewell = setTimeout(() => socket.destroy(), patience.farewellMs);
      socket.once('close', () => clearTimeout(farewell));
    };
    let timer = setTimeout(look, patience.wholeBodyMs);
    request.once('close', () => clearTimeout(timer));
  });
}
