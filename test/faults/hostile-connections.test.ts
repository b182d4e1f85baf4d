import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askApi, testEnvironment } from '../support/api.js';
import { type ApiProcess, startApiProcess } from '../support/api-process.js';
import { testDatabase } from '../support/database.js';
import { exchange, type RawConnection, rawConnection, statusesIn } from '../support/raw-http.js';
import { randomStreams } from '../support/random-streams.js';
import { until } from '../support/until.js';

const CLOSING = 'Host: x\r\nConnection: close\r\n';
const JSON_TO_LOGIN = `POST /v1/auth/login HTTP/1.1\r\n${CLOSING}Content-Type: application/json\r\n`;
const TO_LIVE = `GET /health/live HTTP/1.1\r\n${CLOSING}`;
const HIDDEN = `GET /health/live HTTP/1.1\r\n${CLOSING}\r\n`;

describe('connections that keep to no rule', () => {
  let api: ApiProcess;
  beforeAll(async () => {
    api = await startApiProcess(testEnvironment(await testDatabase(), { DOCS_ENABLED: 'true' }));
  });
  afterAll(async () => {
    expect(await api.end('SIGTERM')).toBe(0);
  });

  const statusOf = async (path: string) => (await askApi(api.url, 'GET', path)).status;

  /** Alive, the same process as ever, and without an error that was ours. */
  async function expectUnharmed(): Promise<void> {
    expect([await statusOf('/health/live'), await statusOf('/v1/festivals')]).toEqual([200, 200]);
    expect([api.child.exitCode, api.child.signalCode]).toEqual([null, null]);
    expect(api.lines.filter((line) => /"level":"(?:error|fatal)"|"status":5/.test(line))).toEqual([]);
  }

  it.each([
    ['a negative length', `${JSON_TO_LOGIN}Content-Length: -1\r\n\r\n{}`, 400],
    ['a length with a plus', `${JSON_TO_LOGIN}Content-Length: +2\r\n\r\n{}`, 400],
    ['a length in hexadecimal', `${JSON_TO_LOGIN}Content-Length: 0x2\r\n\r\n{}`, 400],
    ['an empty length', `${JSON_TO_LOGIN}Content-Length:\r\n\r\n{}`, 400],
    ['a length of two numbers', `${JSON_TO_LOGIN}Content-Length: 2, 2\r\n\r\n{}`, 400],
    ['two lengths', `${JSON_TO_LOGIN}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} `, 400],
    ['a length beyond 64 bits', `${JSON_TO_LOGIN}Content-Length: ${'9'.repeat(30)}\r\n\r\n{}`, 400],
    ['a length beyond what a number holds', `${JSON_TO_LOGIN}Content-Length: ${2 ** 53}\r\n\r\n{}`, 413],
    ['a blank before the colon', `${JSON_TO_LOGIN}Content-Length : 2\r\n\r\n{}`, 400],
    [
      'a length and chunks',
      `${JSON_TO_LOGIN}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
      400,
    ],
    [
      'chunks and a length',
      `${JSON_TO_LOGIN}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${HIDDEN}`,
      400,
    ],
    [
      'chunks by another name',
      `${JSON_TO_LOGIN}Transfer-Encoding: xchunked\r\nContent-Length: 2\r\n\r\n{}${HIDDEN}`,
      400,
    ],
    [
      'chunks and then none',
      `${JSON_TO_LOGIN}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${HIDDEN}`,
      400,
    ],
    ['a folded header', `${JSON_TO_LOGIN}X: a\r\n Transfer-Encoding: chunked\r\n\r\n${HIDDEN}`, 400],
    ['a chunk of no size', `${JSON_TO_LOGIN}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`, 400],
    ['a chunk of 2^68', `${JSON_TO_LOGIN}Transfer-Encoding: chunked\r\n\r\n${'f'.repeat(17)}\r\n{}\r\n`, 400],
    ['a header of 17 kB', `${TO_LIVE}X: ${'y'.repeat(17_000)}\r\n\r\n`, 431],
    ['an address of 17 kB', `GET /${'y'.repeat(17_000)} HTTP/1.1\r\n${CLOSING}\r\n`, 431],
    ['NUL in the address', `GET /\0 HTTP/1.1\r\n${CLOSING}\r\n`, 400],
    ["NUL in a header's name", `${TO_LIVE}X\0: y\r\n\r\n`, 400],
    ["NUL in a header's value", `${TO_LIVE}X: y\0z\r\n\r\n`, 400],
    ['nothing but NUL', '\0'.repeat(100), 400],
    ['lines without a return', 'GET /health/live HTTP/1.1\nHost: x\n\n', 400],
    ['no host', 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['two hosts', `${TO_LIVE}Host: y\r\n\r\n`, 400],
    ['a method of nobody', `FOO /health/live HTTP/1.1\r\n${CLOSING}\r\n`, 400],
    ['the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['the beginning of TLS', Buffer.from('16030100a5010000a1', 'hex'), 400],
  ])(
    'D5 When a request has %s, then it alone is refused, once, and the connection closed',
    async (_what, bytes, status) => {
      const answer = await exchange(api.url, bytes);
      expect(statusesIn(answer)).toEqual([status]);
      expect(answer).toContain('application/problem+json');
      await expectUnharmed();
    },
  );

  it('D5 When headers are named as what every object has, then they are headers like others', async () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'then'];
    const odd = names.map((name) => `${name}: {"authorization":"x"}\r\n`).join('');
    for (const path of ['/health/live', '/v1/festivals', '/v1/suggest?q=a'])
      expect(statusesIn(await exchange(api.url, `GET ${path} HTTP/1.1\r\n${CLOSING}${odd}\r\n`))).toEqual([
        200,
      ]);
    expect(await statusOf('/v1/me')).toBe(401);
    await expectUnharmed();
  });

  it('D5 When an address names a host, then the path is answered and the host forgotten', async () => {
    for (const host of ['http://evil.example', 'HTTPS://evil.example:8443', 'http://a@evil.example']) {
      const answer = await exchange(api.url, `GET ${host}/v1/festivals?page=1 HTTP/1.1\r\n${CLOSING}\r\n`);
      expect(statusesIn(answer)).toEqual([200]);
      expect(answer).toContain('link: </v1/festivals?page=1&');
      expect(answer).not.toContain('evil');
    }
    const feed = await exchange(
      api.url,
      `GET http://evil.example/v1/festivals.rss HTTP/1.1\r\n${CLOSING}\r\n`,
    );
    expect([statusesIn(feed), feed.includes('evil')]).toEqual([[200], false]);
    await expectUnharmed();
  });

  it('D5 When ten thousand streams of random bytes come, then each ends with a refusal or an answer, and none harms the process', async () => {
    const left: RawConnection[] = [];
    const seen = new Set<number>();
    const streams = randomStreams(20_261, 10_000);
    const oneAfterAnother = async () => {
      for (const { bytes, keptOpen } of streams) {
        const connection = rawConnection(api.url);
        connection.send(bytes);
        if (keptOpen) left.push(connection);
        else {
          connection.finish();
          await connection.closed;
          for (const status of statusesIn(connection.received())) seen.add(status);
        }
      }
    };
    await Promise.all(Array.from({ length: 50 }, oneAfterAnother));
    await until(() => left.every((one) => !one.isOpen() || statusesIn(one.received()).length > 0));
    for (const one of left) {
      for (const status of statusesIn(one.received())) seen.add(status);
      one.finish();
    }
    expect([...seen].filter((status) => status >= 500)).toEqual([]);
    // Noise, sound requests, half ones and those of nobody were all among them.
    expect([...seen]).toEqual(expect.arrayContaining([200, 400, 401, 404, 408]));
    await expectUnharmed();
  });

  it('D3 When hundreds send their headers or bodies by the byte or read nothing, then all are cut, and others are answered meanwhile', async () => {
    const many = (count: number, begin: () => RawConnection) => Array.from({ length: count }, begin);
    const begun = (bytes: string, reads = true) => {
      const connection = rawConnection(api.url, reads);
      connection.send(bytes);
      return connection;
    };
    const silent = many(50, () => rawConnection(api.url));
    const headers = many(200, () => begun('GET /health/live HTTP/1.1\r\nHost: x\r\nX: '));
    const bodies = many(100, () => begun(`${JSON_TO_LOGIN}Content-Length: 200000\r\n\r\n`));
    // More than the kernels of both sides keep for a reader who never reads.
    const large = 'GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n';
    const readers = many(20, () => begun(large.repeat(20), false));
    await until(async () => {
      // Each says something all the time, so that none is cut for being idle.
      for (const one of [...headers, ...bodies, ...readers]) one.send('x');
      expect([await statusOf('/health/live'), await statusOf('/v1/festivals')]).toEqual([200, 200]);
      return [...silent, ...headers, ...bodies, ...readers].every((one) => !one.isOpen());
    });
    for (const one of [...silent, ...headers, ...bodies]) expect(statusesIn(one.received())).toEqual([408]);
    await expectUnharmed();
  });

  it('D3 When somebody takes large answers by the byte and says something all the time, then they are cut, and others are answered meanwhile', async () => {
    const asked = 'GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20);
    const readers = Array.from({ length: 20 }, () => rawConnection(api.url, false));
    for (const one of readers) one.send(asked);
    await until(async () => {
      for (const one of readers) {
        one.take(100);
        // A blank line may come before a request, and is none.
        one.send('\r\n');
      }
      expect(await statusOf('/v1/festivals')).toBe(200);
      return readers.every((one) => !one.isOpen());
    });
    await expectUnharmed();
  });
});
