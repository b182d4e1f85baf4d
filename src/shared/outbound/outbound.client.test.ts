import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { env } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aCanary, type Canary, forbiddenTargets } from '../../../test/support/canary.js';
import { NameResolver } from './name-resolver.js';
import { OutboundClient, type OutboundRequest } from './outbound.client.js';
import { OutboundRefusal } from './outbound.refusal.js';

const GET: OutboundRequest = {
  method: 'GET',
  schemes: ['http:', 'https:'],
  timeoutMs: 5_000,
  maxBytes: 1_000,
  maxRedirects: 3,
};

/** Answers what it is told, one answer after the other; the last one for ever. */
class ToldResolver extends NameResolver {
  asked = 0;

  constructor(private readonly answers: readonly string[][]) {
    super();
  }

  override async addressesOf(): Promise<string[]> {
    const answer = this.answers[Math.min(this.asked, this.answers.length - 1)];
    this.asked += 1;
    if (answer === undefined) throw new Error('ENOTFOUND');
    return answer;
  }
}

describe('OutboundClient', () => {
  let server: Server;
  let canary: Canary;
  let answer: RequestListener;
  let own: string;
  beforeEach(async () => {
    canary = await aCanary();
    answer = (_request, response) => response.end('festival');
    server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    own = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await canary.close();
    server.closeAllConnections();
    server.close();
  });

  const client = (resolver = new NameResolver(), privateHosts = [own]) =>
    new OutboundClient(
      { publicUrl: 'https://fasteval.example', outbound: { ports: [80, 443, canary.port], privateHosts } },
      resolver,
    );
  const reasonOf = async (sent: Promise<unknown>) => {
    const error: unknown = await sent.then(
      () => 'answered',
      (thrown: unknown) => thrown,
    );
    return error instanceof OutboundRefusal ? error.reason : error;
  };

  it('C1 When an address leads to this machine or a private network, however written, then no byte goes there', async () => {
    answer = ({ url }, response) =>
      response.writeHead(302, { location: decodeURIComponent(url?.slice(1) ?? '') }).end();
    const targets = forbiddenTargets(canary.port, (to) => `http://${own}/${encodeURIComponent(to)}`);
    expect(targets.length).toBeGreaterThanOrEqual(40);
    for (const target of targets)
      expect([target, await reasonOf(client().send(target, GET))]).toEqual([
        target,
        expect.stringMatching(/^(private-address|scheme|credentials)$/),
      ]);
    expect(canary.heard()).toBe(0);
  });

  it.each([
    ['this machine', [['127.0.0.1']]],
    ['this machine beside a public one', [['8.8.8.8', '127.0.0.1']]],
    ['an IPv4 address within an IPv6 one', [['::ffff:127.0.0.1']]],
  ])('C1 When a name stands for %s, then no byte goes there', async (_what, answers) => {
    const sent = client(new ToldResolver(answers)).send(`http://name.example:${canary.port}/`, GET);
    expect(await reasonOf(sent)).toBe('private-address');
    expect(canary.heard()).toBe(0);
  });

  it('C1 When a name would stand for this machine only the second time it is looked up, then there is no second time', async () => {
    const resolver = new ToldResolver([['2001:4860::dead'], ['127.0.0.1']]);
    await reasonOf(client(resolver).send(`http://name.example:${canary.port}/`, { ...GET, timeoutMs: 200 }));
    expect([resolver.asked, canary.heard()]).toEqual([1, 0]);
  });

  it('When the environment names a proxy, then it is not asked', async () => {
    const proxy = { HTTP_PROXY: `http://127.0.0.1:${canary.port}`, NODE_USE_ENV_PROXY: '1' };
    Object.assign(env, proxy);
    try {
      expect((await client().send(`http://${own}/`, GET)).body.toString()).toBe('festival');
    } finally {
      for (const name of Object.keys(proxy)) Reflect.deleteProperty(env, name);
    }
    expect(canary.heard()).toBe(0);
  });

  it('When the port is not one of those allowed, or nobody knows the name, then the reason says so', async () => {
    const other = client(new NameResolver(), []);
    expect(await reasonOf(other.send('http://data.example:22/', GET))).toBe('port');
    expect(await reasonOf(client(new ToldResolver([])).send('http://name.example/', GET))).toBe(
      'unknown-host',
    );
    expect(await reasonOf(other.send('축제', GET))).toBe('not-an-address');
    expect(await reasonOf(other.send('http://data.example/', { ...GET, schemes: ['https:'] }))).toBe(
      'scheme',
    );
  });

  it('When an answer redirects, then it is followed three times, and not a fourth', async () => {
    answer = ({ url = '' }, response) => {
      const left = Number(url.slice(1));
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` });
      response.end('there');
    };
    expect((await client().send(`http://${own}/3`, GET)).body.toString()).toBe('there');
    expect(await reasonOf(client().send(`http://${own}/4`, GET))).toBe('too-many-redirects');
    expect(await client().send(`http://${own}/1`, { ...GET, maxRedirects: 0 })).toMatchObject({
      status: 302,
    });
  });

  it.each([
    ['says that it is', { 'content-length': '1001' }],
    ['does not say that it is', { 'transfer-encoding': 'chunked' }],
  ])('When an answer is longer than allowed and %s, then it is refused', async (_how, headers) => {
    answer = (_request, response) => response.writeHead(200, headers).end('x'.repeat(1_001));
    expect(await reasonOf(client().send(`http://${own}/`, GET))).toBe('too-large');
  });

  it('When an endless answer comes in drops, then the time is up for all of it together', async () => {
    answer = (_request, response) => {
      const drops = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drops));
    };
    expect(await reasonOf(client().send(`http://${own}/`, { ...GET, timeoutMs: 300 }))).toBe('timeout');
  });

  it('When an answer is of another type, or packed, then it is refused, whatever else it says', async () => {
    answer = (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>');
    const only = { ...GET, contentTypes: ['application/json'] };
    expect(await reasonOf(client().send(`http://${own}/`, only))).toBe('content-type');
    answer = (_request, response) =>
      response.writeHead(200, { 'content-type': 'Application/JSON', 'content-encoding': 'gzip' }).end('x');
    expect(await reasonOf(client().send(`http://${own}/`, only))).toBe('content-encoding');
  });

  it('When a body is sent and the answer is not to be read, then only its status and headers come back', async () => {
    const received: string[] = [];
    answer = (request, response) => {
      request.on('data', (piece: Buffer) => received.push(piece.toString()));
      request.on('end', () => response.writeHead(410, { 'x-says': 'gone' }).end('x'.repeat(100_000)));
      received.push(request.method ?? '', request.headers['user-agent'] ?? '');
    };
    const sent = await client().send(`http://${own}/`, {
      ...GET,
      method: 'POST',
      body: '{"id":1}',
      maxBytes: 0,
    });
    expect(received).toEqual(['POST', 'Fasteval (+https://fasteval.example)', '{"id":1}']);
    expect([sent.status, sent.headers['x-says'], sent.body.length]).toEqual([410, 'gone', 0]);
  });

  it('When the other side hangs up, then it counts as unreachable, and the message names no address', async () => {
    answer = ({ socket }) => socket.destroy();
    const error: unknown = await client()
      .send(`http://${own}/?serviceKey=secret`, GET)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ reason: 'unreachable', message: 'outbound request refused: unreachable' });
  });
});
