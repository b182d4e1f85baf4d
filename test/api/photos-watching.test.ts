import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource, type Logger } from 'typeorm';
import { newId } from '../../src/shared/ids.js';
import { anotherInstance } from '../support/another-instance.js';
import { standAt, startApi, type TestApi, testEnvironment } from '../support/api.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { type EventReader, readEvents } from '../support/event-reader.js';
import { aPerson, type Person } from '../support/people.js';
import { aPhoto, jpegBytes, offerOf, sendTo, type Ticket } from '../support/photos.js';
import { statementsOf } from '../support/statements.js';
import { until } from '../support/until.js';

const SECOND = 1_000;

describe('watching photos', () => {
  let api: TestApi;
  let bucket: TestBucket;
  let start: number;
  const readers: EventReader[] = [];
  beforeAll(async () => {
    api = await startApi();
    bucket = bucketOf(testEnvironment(api.databaseUrl));
  });
  beforeEach(async () => {
    start = Date.now();
    standAt(api, new Date(start).toISOString());
    await api.empty();
  });
  afterEach(() => {
    for (const reader of readers.splice(0)) reader.leave();
  });
  afterAll(async () => {
    await api.close();
    bucket.close();
  });

  const after = (ms: number) => standAt(api, new Date(start + ms).toISOString());
  async function watch(
    ids: readonly string[],
    { token }: { token: string },
    headers: Record<string, string> = {},
    url = api.url,
  ): Promise<EventReader> {
    const reader = await readEvents(`${url}/v1/media/events?ids=${ids.join(',')}`, {
      authorization: `Bearer ${token}`,
      ...headers,
    });
    readers.push(reader);
    return reader;
  }
  async function tickets(
    person: Person,
    photos: readonly Buffer[],
  ): Promise<{ id: string; upload: Ticket }[]> {
    const files = photos.map((bytes) => offerOf(bytes));
    return (await api.post('/v1/media/uploads', { files }, { token: person.token })).body.items;
  }
  const aTicket = async (person: Person) => (await tickets(person, [await jpegBytes()]))[0]!;

  it('When all are in an end state, then each is told once as GET shows it, and the stream is done', async () => {
    const person = await aPerson(api);
    const ids = [await aPhoto(api, person), await aPhoto(api, person)];
    const reader = await watch([...ids, ids[0]!], person, { 'accept-encoding': 'gzip, br' });
    await reader.ended();
    const views = await Promise.all(ids.map((id) => api.get(`/v1/media/${id}`, { token: person.token })));
    expect(reader.events).toEqual([
      ...views.map(({ body }) => ({ event: 'photo', data: body })),
      { event: 'done', data: {} },
    ]);
    expect(reader.status).toBe(200);
    expect(Object.fromEntries(reader.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    expect(reader.headers.get('content-encoding')).toBeNull();
  });

  it('When photos are uploaded meanwhile, then each is told as it becomes ready, without a question', async () => {
    const person = await aPerson(api);
    const photos = await Promise.all(Array.from({ length: 5 }, () => jpegBytes()));
    const items = await tickets(person, photos);
    const reader = await watch(
      items.map(({ id }) => id),
      person,
    );
    expect((await reader.next(({ event }) => event === 'photo')).data.status).toBe('awaiting');
    await Promise.all(items.map(({ upload }, index) => sendTo(upload, photos[index] as Buffer)));
    await reader.ended();
    for (const { id } of items) {
      const last = reader.events.filter(({ data }) => data.id === id).at(-1);
      expect(last?.data).toEqual((await api.get(`/v1/media/${id}`, { token: person.token })).body);
      expect(last?.data.status).toBe('ready');
    }
    expect(reader.events.at(-1)).toEqual({ event: 'done', data: {} });
  });

  it('When another instance learns of the result, then it is told here too', async () => {
    const person = await aPerson(api);
    const { id } = await aTicket(person);
    const other = await anotherInstance(api);
    const reader = await watch([id], person);
    await until(() => reader.events.length === 1);
    expect((await other.ask('DELETE', `/v1/media/${id}`, { token: person.token })).status).toBe(204);
    await reader.ended();
    expect(reader.events.slice(1)).toEqual([
      { event: 'gone', data: { id } },
      { event: 'done', data: {} },
    ]);
    await other.close();
  });

  it('When a photo is refused, then the reason is told in the language of the watcher', async () => {
    const person = await aPerson(api);
    const bytes = Buffer.from('<html></html>');
    const [item] = await tickets(person, [bytes]);
    const languages = await Promise.all(
      ['ko', 'en'].map((language) => watch([item!.id], person, { 'accept-language': language })),
    );
    await sendTo(item!.upload, bytes);
    const [korean, english] = await Promise.all(
      languages.map((reader) => reader.next(({ data }) => data.status === 'rejected')),
    );
    expect(korean?.data.reason.message).toContain('지원하지 않는 형식');
    expect(english?.data.reason.message).toContain('format we can read');
  });

  it('When an id is unknown or of somebody else, then it is 404 and names exactly those', async () => {
    const person = await aPerson(api);
    const [mine, theirs, unknown] = [await aTicket(person), await aTicket(await aPerson(api)), newId()];
    const answer = await api.get(`/v1/media/events?ids=${mine.id},${theirs.id},${unknown}`, {
      token: person.token,
      headers: { 'accept-language': 'en' },
    });
    expect([answer.status, answer.body.type]).toEqual([404, 'urn:fasteval:problem:photo-not-found']);
    expect(answer.body.errors).toEqual(
      [theirs.id, unknown].map((id) => ({ pointer: '/ids', detail: `${id} is no photo of yours.` })),
    );
    expect((await api.get(`/v1/media/events?ids=${mine.id}`)).status).toBe(401);
  });

  it.each([
    ['nothing', ''],
    ['an empty list', 'ids='],
    ['no id', 'ids=7'],
    ['101 ids', `ids=${Array.from({ length: 101 }, newId).join(',')}`],
    ['the parameter twice', `ids=${newId()}&ids=${newId()}`],
  ])('When %s is asked for, then it is 400 and names the parameter', async (_, query) => {
    const { token } = await aPerson(api);
    const { status, body } = await api.get(`/v1/media/events?${query}`, { token });
    expect([status, body.errors[0].pointer]).toEqual([400, '/ids']);
  });

  it('When a person has five watches, then a sixth is 429 until one is closed; HEAD opens none', async () => {
    const person = await aPerson(api);
    const { id } = await aTicket(person);
    const path = `/v1/media/events?ids=${id}`;
    for (let count = 0; count < 6; count += 1)
      expect((await api.ask('HEAD', path, { token: person.token })).status).toBe(200);
    const five = await Promise.all(Array.from({ length: 5 }, () => watch([id], person)));
    expect(five.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const sixth = await api.get(path, { token: person.token });
    expect([sixth.status, sixth.body.type, sixth.headers.get('retry-after')]).toEqual([
      429,
      'urn:fasteval:problem:too-many-watches',
      '10',
    ]);
    const other = await aPerson(api);
    expect((await watch([(await aTicket(other)).id], other)).status).toBe(200);
    five[0]!.leave();
    await until(async () => (await watch([id], person)).status === 200);
  });

  it('When nothing happens, then a comment keeps the connection awake, and after five minutes it ends without done', async () => {
    const person = await aPerson(api);
    const reader = await watch([(await aTicket(person)).id], person);
    await until(() => reader.events.length === 1);
    after(14 * SECOND);
    expect(reader.text()).toMatch(/^retry: 1000\n\n/);
    expect(reader.text()).not.toContain('\n:\n');
    after(15 * SECOND);
    await until(() => reader.text().includes('\n:\n\n'));
    after(5 * 60 * SECOND);
    await reader.ended();
    expect(reader.events.map(({ event }) => event)).not.toContain('done');
  });

  it('When the instance leaves, then every watch ends at once and its reader comes to another one', async () => {
    const person = await aPerson(api);
    const { id } = await aTicket(person);
    const leaving = await anotherInstance(api);
    const reader = await watch([id], person, {}, leaving.url);
    await until(() => reader.events.length === 1);
    await leaving.close();
    await reader.ended();
    expect(reader.events).toHaveLength(1);
    expect((await watch([id], person)).status).toBe(200);
  });

  it('When a watch is opened, then the database is asked for the caller and once for the photos', async () => {
    const person = await aPerson(api);
    const ids = (await tickets(person, await Promise.all(Array.from({ length: 20 }, () => jpegBytes())))).map(
      ({ id }) => id,
    );
    const { statements } = await statementsOf(api, () => watch(ids, person));
    expect(statements.map((statement) => /(?:auth|media)_\w+/.exec(statement)?.[0])).toEqual([
      expect.stringContaining('auth_'),
      'media_photo',
    ]);
  });

  it('When many watch, then one query a round asks for all of them, and none when nobody does', async () => {
    const source = api.app.get(DataSource);
    const before = source.logger;
    const rounds: number[] = [];
    let sweeps = 0;
    const silent = () => undefined;
    source.logger = {
      logQuery: (query, parameters) => {
        if (!query.startsWith('SELECT') || !query.includes('`media_photo`')) return;
        if (query.includes('`look_at` <=')) sweeps += 1;
        else if (!query.includes('`pipeline_version` =')) rounds.push(parameters?.length ?? 0);
      },
      logQueryError: silent,
      logQuerySlow: silent,
      logSchemaBuild: silent,
      logMigration: silent,
      log: silent,
    } satisfies Logger;
    try {
      const people = await Promise.all(Array.from({ length: 4 }, () => aPerson(api)));
      const open: EventReader[] = [];
      for (const person of people)
        open.push(
          await watch(
            (await tickets(person, [await jpegBytes(), await jpegBytes()])).map(({ id }) => id),
            person,
          ),
        );
      await until(() => open.every(({ events }) => events.length === 2));
      rounds.length = 0;
      await until(() => rounds.length >= 3);
      expect(new Set(rounds)).toEqual(new Set([8]));
      for (const reader of open) reader.leave();
      // Between two rounds of the sweeper there are some of the watches.
      await until(async () => {
        [rounds.length, sweeps] = [0, 0];
        await until(() => sweeps >= 2);
        return rounds.length === 0;
      });
    } finally {
      source.logger = before;
    }
  });
});
