import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../test/support/until.js';
import { cutSlowReaders, readerDueMs, type ReaderPatience } from './slow-readers.js';

/** More than the kernels of both sides keep for a reader who never reads. */
const LARGE = Buffer.alloc(40_000_000);
const strict: ReaderPatience = { stallMs: 200, leastBytesPerSecond: 1e12, everyMs: 20 };
const lenient: ReaderPatience = { ...strict, leastBytesPerSecond: 1_000 };

describe('the time a reader has', () => {
  it('When more is to be taken, then it is longer, by what the least rate asks', () => {
    expect([0, 1_000, 10_000].map((bytes) => readerDueMs(lenient, bytes))).toEqual([200, 1_200, 10_200]);
  });
});

describe('slow readers', () => {
  let server: Server;
  let client: Socket;
  let serverSide: Socket;

  afterEach(async () => {
    client.destroy();
    await new Promise((closed) => server.close(closed));
  });

  async function begin(patience: ReaderPatience, path: string): Promise<void> {
    server = createServer((request, response) => {
      if (request.url === '/events') response.write('event');
      else response.setHeader('connection', 'close').end(LARGE);
    });
    cutSlowReaders(server, patience);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.on('error', () => undefined);
    [serverSide] = await once(server, 'connection');
    client.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  }

  /** For several times what a reader may let an answer wait; answers how much was taken in. */
  async function byTheByte(): Promise<number> {
    let taken = 0;
    for (const enough = performance.now() + 5 * strict.stallMs; performance.now() < enough;) {
      if (client.read(1) !== null) taken += 1;
      // Nor is the connection ever idle.
      client.write('\r\n');
      await pause(5);
    }
    return taken;
  }

  it('When a reader takes an answer by the byte, then the connection is cut', async () => {
    await begin(strict, '/large');
    await byTheByte();
    await until(() => serverSide.destroyed);
  });

  it('When a reader is slow but keeps to the least rate, then all of the answer arrives', async () => {
    await begin(lenient, '/large');
    let taken = await byTheByte();
    expect(serverSide.destroyed).toBe(false);
    client.on('data', (chunk: Buffer) => (taken += chunk.length));
    await once(client, 'end');
    expect(taken).toBeGreaterThan(LARGE.length);
  });

  it('When nothing waits for the reader, then the connection stays, however long it says nothing', async () => {
    await begin(strict, '/events');
    const said: string[] = [];
    client.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    await byTheByte();
    expect([serverSide.destroyed, said.join('').includes('event')]).toEqual([false, true]);
  });
});
