import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface ReaderPatience {
  /** What a reader may let an answer wait. */
  readonly stallMs: number;
  /** What one who takes longer has to keep to on average, so that a long answer may come over a slow line. */
  readonly leastBytesPerSecond: number;
  /** How often it is looked. */
  readonly everyMs: number;
}

interface Wait {
  readonly since: number;
  /** Of all that was said to the reader, what was not waiting any more when the wait began. */
  readonly takenBefore: number;
}

/** How long something may have waited since the last time that nothing did, when so much was to be taken since. */
export function readerDueMs({ stallMs, leastBytesPerSecond }: ReaderPatience, bytes: number): number {
  return stallMs + (bytes / leastBytesPerSecond) * 1000;
}

/**
 * Cuts readers that take an answer by the byte: each byte they take keeps the connection from being idle, and what
 * waits for them is kept here. One for whom nothing waits, as between two events of a stream, is left alone.
 */
export function cutSlowReaders(server: Server, patience: ReaderPatience): void {
  const waits = new Map<Socket, Wait | undefined>();
  server.on('connection', (socket: Socket) => {
    waits.set(socket, undefined);
    socket.once('close', () => waits.delete(socket));
  });
  const timer = setInterval(() => {
    const now = performance.now();
    for (const [socket, wait] of waits) {
      const { bytesWritten, writableLength } = socket;
      if (writableLength === 0) waits.set(socket, undefined);
      else if (wait === undefined)
        waits.set(socket, { since: now, takenBefore: bytesWritten - writableLength });
      else if (now - wait.since > readerDueMs(patience, bytesWritten - wait.takenBefore)) socket.destroy();
    }
  }, patience.everyMs);
  timer.unref();
  server.once('close', () => clearInterval(timer));
}
