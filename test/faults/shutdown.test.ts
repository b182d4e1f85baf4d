import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { askApi, testEnvironment } from '../support/api.js';
import { startApiProcess } from '../support/api-process.js';
import { testDatabase } from '../support/database.js';
import { readEvents } from '../support/event-reader.js';
import { until } from '../support/until.js';

describe('shutting down', () => {
  it('H6 When SIGTERM comes with a hundred requests in flight and pollers on kept connections, then none is reset and the exit code is 0', async () => {
    const api = await startApiProcess(testEnvironment(await testDatabase()));
    const person = { email: 'someone@example.com', password: 'a long pass phrase' };
    await askApi(api.url, 'POST', '/v1/auth/register', { body: { ...person, displayName: '봄' } });
    await until(async () => (await askApi(api.url, 'GET', '/health/ready')).status === 200);

    // A load balancer asks until it hears 503; somebody stubborn goes on asking as long as anyone listens.
    const balancer = async () => {
      for (;;) {
        const { status } = await askApi(api.url, 'GET', '/health/ready');
        if (status !== 200) return status;
      }
    };
    const balancers = Array.from({ length: 5 }, balancer);
    const stubborn = (async () => {
      for (;;) await askApi(api.url, 'GET', '/health/live');
    })().catch(() => 'nobody listens any more');
    // The server has said "100 Continue" to each, so all of them are in flight when the signal comes.
    const inFlight = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        index < 20
          ? announce(api.url, '/v1/auth/login', person)
          : announce(api.url, '/v1/auth/refresh', { refreshToken: 'x'.repeat(43) }),
      ),
    );
    const exit = api.end('SIGTERM');
    expect(await Promise.all(balancers)).toEqual([503, 503, 503, 503, 503]);
    const statuses = await Promise.all(inFlight.map((finish) => finish()));
    expect(statuses).toEqual(Array.from({ length: 100 }, (_, index) => (index < 20 ? 200 : 401)));
    expect(await exit).toBe(0);
    expect(await stubborn).toBe('nobody listens any more');
  });

  it('H6 When SIGTERM comes while photos are watched, then the streams end by themselves and the exit code is 0', async () => {
    const api = await startApiProcess(testEnvironment(await testDatabase()));
    const person = { email: 'watcher@example.com', password: 'a long pass phrase' };
    await askApi(api.url, 'POST', '/v1/auth/register', { body: { ...person, displayName: '봄' } });
    const token = (await askApi(api.url, 'POST', '/v1/auth/login', { body: person })).body.accessToken;
    const files = [{ contentType: 'image/jpeg', byteSize: 9, purpose: 'review' }];
    const { body } = await askApi(api.url, 'POST', '/v1/media/uploads', { token, body: { files } });
    const readers = await Promise.all(
      Array.from({ length: 5 }, () =>
        readEvents(`${api.url}/v1/media/events?ids=${body.items[0].id}`, {
          authorization: `Bearer ${token}`,
        }),
      ),
    );
    await Promise.all(readers.map((reader) => reader.next(({ event }) => event === 'photo')));
    const exit = api.end('SIGTERM');
    await Promise.all(readers.map((reader) => reader.ended()));
    expect(await exit).toBe(0);
  });

  it('C7 When headers and fields carry line breaks, escapes and U+2028, then the log still has one JSON line an entry', async () => {
    const api = await startApiProcess(testEnvironment(await testDatabase()));
    const nasty = [
      '\u2028{"level":"fatal"}',
      '\u001b[31mred',
      'a\\r\\nb',
      'x\r\n{"level":"fatal"}',
      '\u0000',
    ];
    for (const text of nasty) {
      await askApi(api.url, 'POST', '/v1/auth/register', {
        body: { email: `${text}@example.com`, password: text, displayName: text },
      });
      await askApi(api.url, 'POST', '/v1/auth/login', { body: `{"email":"${text}` });
      await askApi(api.url, 'GET', `/v1/${encodeURIComponent(text)}?q=${encodeURIComponent(text)}`);
      await askApi(api.url, 'GET', '/health/live', {
        headers: { 'x-request-id': encodeURIComponent(text), 'user-agent': encodeURIComponent(text) },
      });
    }
    await until(
      () => api.lines.filter((line) => line.includes('"msg":"request"')).length === nasty.length * 4,
    );
    expect(await api.end('SIGTERM')).toBe(0);
    for (const line of api.lines) {
      expect(JSON.parse(line)).toMatchObject({ level: expect.stringMatching(/^(info|warn)$/) });
      expect(line).not.toMatch(/[\u0000-\u001f\u2028\u2029]/);
    }
  });
});

/** Sends the head of a request and waits for "100 Continue"; calling the answer sends the body and gives the status. */
async function announce(url: string, path: string, body: object): Promise<() => Promise<number | undefined>> {
  const text = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    expect: '100-continue',
  };
  const sent = request(url + path, { method: 'POST', headers, agent: false });
  sent.flushHeaders();
  await once(sent, 'continue');
  return async () => {
    sent.end(text);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  };
}
