import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../test/support/until.js';
import { allowLongBody, bodyDueMs, type BodyPatience, cutSlowBodies } from './slow-bodies.js';

const patience: BodyPatience = { wholeBodyMs: 200, leastBytesPerSecond: 1, farewellMs: 100 };

describe('the time a body has', () => {
  it('When it is any body, then it is the same however much has come', () => {
    expect([0, 10, 1_000_000].map((bytes) => bodyDueMs(patience, bytes))).toEqual([200, 200, 200]);
  });

  it('When it may be long, then it grows with what has come, up to what may come', () => {
    expect([0, 10, 20, 21, 1_000_000].map((bytes) => bodyDueMs(patience, bytes, 20))).toEqual([
      200, 10_200, 20_200, 20_200, 20_200,
    ]);
  });
});

describe('slow bodies', () => {
  let server: Server;
  let socket: Socket;
  let serverSide: Socket;
  let received: number;
  let answer: Promise<string>;

  beforeEach(async () => {
    received = 0;
    server = createServer((request, response) => {
      if (request.url === '/long') allowLongBody(request, 1_000);
      if (request.url === '/refused') return void response.writeHead(413).end();
      request.on('data', (chunk: Buffer) => (received += chunk.length));
      request.on('error', () => undefined);
      request.on('end', () => response.setHeader('connection', 'close').end('whole'));
    });
    server.on('clientError', (error: NodeJS.ErrnoException, one: Socket) => one.end(String(error.code)));
    cutSlowBodies(server, patience);
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(async () => {
    socket.destroy();
    await new Promise((closed) => server.close(closed));
  });

  /** Sends the head of a request whose body is to be 100 bytes long. */
  async function begin(path: string): Promise<void> {
    const { port } = server.address() as AddressInfo;
    socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    [serverSide] = await once(server, 'connection');
    socket.on('error', () => undefined);
    let said = '';
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
    answer = Promise.race([once(socket, 'end'), once(socket, 'close')]).then(() => said);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n`);
  }

  /** Sends a byte whenever the last one has come, for several times what a body has; then the others. */
  async function trickle(): Promise<void> {
    const enough = performance.now() + 3 * patience.wholeBodyMs;
    let sent = 0;
    while (performance.now() < enough && sent < 99) {
      socket.write('.');
      sent += 1;
      await until(() => received >= sent || serverSide.destroyed);
    }
    socket.write('.'.repeat(100 - sent));
  }

  it('When a body comes in time, then nobody minds', async () => {
    await begin('/');
    socket.write('.'.repeat(100));
    expect(await answer).toMatch(/^HTTP\/1\.1 200 OK[^]*whole/);
  });

  it('When a body stops coming, then the request ends as one that took too long', async () => {
    await begin('/');
    socket.write('.'.repeat(99));
    expect(await answer).toBe('ERR_HTTP_REQUEST_TIMEOUT');
  });

  it('When a body trickles, then it is cut all the same, and its connection closed though it never ends', async () => {
    await begin('/');
    await trickle();
    expect(await answer).toBe('ERR_HTTP_REQUEST_TIMEOUT');
    await until(() => serverSide.destroyed);
  });

  it('When a body that may be long comes slowly but steadily, then it is taken in', async () => {
    await begin('/long');
    await trickle();
    expect(await answer).toMatch(/^HTTP\/1\.1 200 OK[^]*whole/);
  });

  it('When a body that may be long stops coming at once, then it is cut as any other', async () => {
    await begin('/long');
    expect(await answer).toBe('ERR_HTTP_REQUEST_TIMEOUT');
  });

  it('When the request was answered while its body went on, then the answer arrives and the rest is cut', async () => {
    await begin('/refused');
    expect(await answer).toMatch(/^HTTP\/1\.1 413/);
  });
});
