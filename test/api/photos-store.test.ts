import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { jpegBytes, offerOf, sendTo, type Ticket } from '../support/photos.js';

interface Attempt {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: Buffer;
}

describe('what a ticket lets its holder do at the store', () => {
  let api: TestApi;
  let person: Person;
  beforeAll(async () => {
    api = await startApi();
    person = await aPerson(api);
  });
  afterAll(() => api.close());

  async function aTicket(bytes: Buffer): Promise<{ id: string; upload: Ticket }> {
    const answer = await api.post('/v1/media/uploads', { files: [offerOf(bytes)] }, { token: person.token });
    return answer.body.items[0];
  }

  async function attempt(change: (attempt: Attempt) => void): Promise<{ status: number; text: string }> {
    const body = await jpegBytes();
    const { upload } = await aTicket(body);
    const asked: Attempt = { method: 'PUT', url: new URL(upload.url), headers: { ...upload.headers }, body };
    change(asked);
    const bodyless = asked.method === 'GET' || asked.method === 'HEAD';
    const answer = await fetch(asked.url, {
      method: asked.method,
      headers: asked.headers,
      ...(bodyless ? {} : { body: new Uint8Array(asked.body) }),
    });
    return { status: answer.status, text: await answer.text() };
  }

  const withPath = (edit: (path: string) => string) => (a: Attempt) => {
    a.url.pathname = edit(a.url.pathname);
  };
  const withQuery = (name: string, value: string) => (a: Attempt) => a.url.searchParams.set(name, value);
  const without = (header: string) => (a: Attempt) => {
    a.headers = Object.fromEntries(Object.entries(a.headers).filter(([name]) => name !== header));
  };

  it.each<[string, (a: Attempt) => unknown]>([
    ['the key of another photo', withPath((path) => path.replace(/[^/]+$/, randomUUID()))],
    ['a key among the renditions', withPath((path) => path.replace('originals', 'renditions') + '/320.jpg')],
    ['a key among the results', withPath((path) => path.replace('originals', 'results') + '.json')],
    [
      "a person's id in the path",
      withPath((path) => path.replace('originals/', `originals/${randomUUID()}/`)),
    ],
    ['another bucket', withPath((path) => path.replace(/^\/[^/]+/, '/fasteval-test-4'))],
    ['GET instead of PUT', (a) => (a.method = 'GET')],
    ['DELETE instead of PUT', (a) => (a.method = 'DELETE')],
    ['POST instead of PUT', (a) => (a.method = 'POST')],
    ['one byte more', (a) => (a.body = Buffer.concat([a.body, Buffer.from('!')]))],
    ['one byte less', (a) => (a.body = a.body.subarray(1))],
    ['another type', (a) => (a.headers['content-type'] = 'text/html')],
    ['no type', without('content-type')],
    ['no checksum', without('x-amz-checksum-sha256')],
    ['no if-none-match', without('if-none-match')],
    ['an etag to match', (a) => (a.headers['if-none-match'] = '"something"')],
    ['a longer life', withQuery('X-Amz-Expires', '3600')],
    ['another date', withQuery('X-Amz-Date', '20300101T000000Z')],
    ['one header less signed', withQuery('X-Amz-SignedHeaders', 'content-length;content-type;host')],
    ['one more parameter', withQuery('acl', 'public-read')],
    ['no signature', (a) => (a.url.search = '')],
  ])('E1 When a ticket is used with %s, then the store answers 403', async (_, change) => {
    const { status, text } = await attempt((a) => void change(a));
    expect({ status, text }).toEqual({ status: 403, text: expect.any(String) });
  });

  it('E1 When a ticket has expired a second ago, then the store answers 403', async () => {
    standAt(api, new Date(Date.now() - 301_000).toISOString());
    const { status, text } = await attempt(() => undefined);
    standAt(api, new Date().toISOString());
    expect(status).toBe(403);
    expect(text).toMatch(/expired/i);
  });

  it('E1 When other bytes of the same length are sent, then the store answers 400 and keeps nothing', async () => {
    const { status, text } = await attempt((a) => void (a.body[a.body.length - 3]! ^= 1));
    expect([status, text]).toEqual([400, expect.stringContaining('BadDigest')]);
  });

  it('E2 When a ticket is used as it is, then it works once; a second time is 412', async () => {
    const bytes = await jpegBytes();
    const { upload } = await aTicket(bytes);
    expect(await sendTo(upload, bytes)).toBe(200);
    expect(await sendTo(upload, bytes)).toBe(412);
  });
});
