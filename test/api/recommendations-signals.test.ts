import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { FestivalWriter } from '../../src/festivals/index.js';
import { anotherInstance } from '../support/another-instance.js';
import { type Answer, type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { festivalsLike, idsIn, sendSignals } from '../support/signals.js';
import { boundStatementsOf } from '../support/statements.js';
import { until } from '../support/until.js';

describe('signals', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  const send = (by: Person | undefined, ...signals: object[]) => sendSignals(api, by, signals);
  const counts = ({ body }: Answer) => [body.accepted, body.duplicates, body.ignored, body.refused];
  const outcomes = ({ body }: Answer) =>
    body.items.map(({ index, outcome }: { index: number; outcome: string }) => [index, outcome]);
  const recommend = (by: Person, query = '') => api.get(`/v1/recommendations?${query}`, { token: by.token });
  const rows = <Row = any>(sql: string): Promise<Row[]> => api.app.get(DataSource).query(sql);

  it('When a batch is sent twice, then each signal counts once', async () => {
    const person = await aPerson(api);
    const [festivalId] = await festivalsLike(api, 1);
    const one = { id: randomUUID(), kind: 'view', festivalId };
    const first = await send(person, one, { ...one, id: randomUUID() }, one);
    expect([first.status, counts(first)]).toEqual([202, [2, 1, 0, 0]]);
    expect(outcomes(first)).toEqual([
      [0, 'accepted'],
      [1, 'accepted'],
      [2, 'duplicate'],
    ]);
    expect(counts(await send(person, one))).toEqual([0, 1, 0, 0]);
    expect(counts(await send(await aPerson(api), one))).toEqual([1, 0, 0, 0]);
    const parallel = { ...one, id: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(person, parallel)));
    expect(answers.filter(({ body }) => body.accepted === 1).length).toBe(1);
    expect(
      (await rows('SELECT times FROM recommendations_signal ORDER BY times')).map(({ times }) => times),
    ).toEqual([1, 3]);
  });

  it('B7 When the festival is unknown or hidden, then the signal is ignored and the others count', async () => {
    const person = await aPerson(api);
    const [known, hidden] = (await festivalsLike(api, 2)) as [string, string];
    await api.app.get(FestivalWriter).change(hidden, { status: 'hidden' });
    const answer = await send(
      person,
      ...[known, hidden, randomUUID()].map((festivalId) => ({ kind: 'click', festivalId })),
    );
    expect(counts(answer)).toEqual([1, 0, 2, 0]);
    expect(answer.body.items[1]).toEqual({
      index: 1,
      outcome: 'ignored',
      errors: [{ pointer: '/signals/1/festivalId', detail: '공개된 축제가 아닙니다.' }],
    });
  });

  it('When a signal is wrong, then the answer says where and why, and the others of the batch count', async () => {
    const person = await aPerson(api);
    const [festivalId] = await festivalsLike(api, 1);
    const good = { kind: 'view', festivalId };
    const wrong: [unknown, string][] = [
      [{ ...good, kind: 'bookmark' }, '/signals/1/kind'],
      [{ ...good, id: '1' }, '/signals/1/id'],
      [{ ...good, festivalId: null }, '/signals/1/festivalId'],
      [{ ...good, at: 'yesterday' }, '/signals/1/at'],
      [{ ...good, at: '0000-01-01T00:00:00+14:00' }, '/signals/1/at'],
      [{ ...good, at: '2199-01-01T00:00:00Z' }, '/signals/1/at'],
      [{ ...good, rating: 5 }, '/signals/1/rating'],
    ];
    for (const [bad, pointer] of wrong) {
      const answer = await send(person, good, bad as object, good);
      expect([answer.status, counts(answer)]).toEqual([202, [2, 0, 0, 1]]);
      expect(answer.body.items[1]).toMatchObject({ index: 1, outcome: 'refused' });
      expect(answer.body.items[1].errors[0].pointer).toBe(pointer);
    }
    const broken = await api.post(
      '/v1/signals',
      { signals: [null, 'view', [], { id: randomUUID(), ...good }] },
      { token: person.token, headers: { 'accept-language': 'en' } },
    );
    expect(outcomes(broken).map(([, outcome]: [number, string]) => outcome)).toEqual([
      'refused',
      'refused',
      'refused',
      'accepted',
    ]);
    expect(broken.body.items[0].errors).toEqual([
      { pointer: '/signals/0', detail: expect.stringMatching(/^Invalid/) },
    ]);
  });

  it('When nothing of a batch can be read or used, then 400 names what is wrong with it', async () => {
    const person = await aPerson(api);
    const [festivalId] = await festivalsLike(api, 1);
    const good = { id: randomUUID(), kind: 'view', festivalId };
    const bodies: [unknown, string][] = [
      [{ signals: [] }, '/signals'],
      [{ signals: Array.from({ length: 101 }, () => ({ ...good, id: randomUUID() })) }, '/signals'],
      [{ signals: 'view' }, '/signals'],
      [{ signals: [good], more: 1 }, '/more'],
      [{ signals: [{ ...good, kind: 'fun' }] }, '/signals/0/kind'],
    ];
    for (const [body, pointer] of bodies) {
      const refused = await api.post('/v1/signals', body, { token: person.token });
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, pointer]);
    }
    expect((await api.post('/v1/signals', '{"signals":[', { token: person.token })).status).toBe(400);
    expect(await rows('SELECT * FROM recommendations_signal')).toEqual([]);
  });

  it('When a phone’s clock is ahead, then its signals are of now', async () => {
    const person = await aPerson(api);
    const [festivalId] = await festivalsLike(api, 1);
    const at = new Date(Date.now() + 3_600_000).toISOString();
    expect((await send(person, { kind: 'view', festivalId, at })).body.accepted).toBe(1);
    const [kept] = await rows<{ at: Date }>('SELECT at FROM recommendations_signal');
    expect(kept?.at.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('When a signal is sent, then the very next answer has it, on every instance', async () => {
    const person = await aPerson(api);
    const [first, second] = (await festivalsLike(api, 2)) as [string, string];
    const other = await anotherInstance(api);
    try {
      const there = () => other.get('/v1/recommendations', { token: person.token });
      expect(idsIn(await there()).sort()).toEqual([first, second].sort());
      await send(person, { kind: 'dismiss', festivalId: first });
      expect(idsIn(await there())).toEqual([second]);
      await other.ask('POST', '/v1/signals', {
        token: person.token,
        body: { signals: [{ id: randomUUID(), kind: 'dismiss', festivalId: second }] },
      });
      expect(idsIn(await recommend(person))).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('When a person does something or takes it back, then another instance that knew what was before knows it', async () => {
    const person = await aPerson(api);
    const { id } = await aPublishedFestival(api, {}, [{ startsIn: -1 }]);
    const other = await anotherInstance(api);
    const known = async () => {
      const { body } = await other.get(`/v1/me/taste/festivals/${id}`, { token: person.token });
      return body.signals.map(({ kind, text }: { kind: string; text: string }) => [kind, text]);
    };
    const ask = async (method: string, path: string, body?: object) => {
      const headers: Record<string, string> = method === 'PATCH' ? { 'if-match': etag } : {};
      const answer = await api.ask(method, path, { token: person.token, headers, body });
      expect(answer.status).toBeLessThan(300);
      etag = answer.headers.get('etag') ?? '';
      return answer;
    };
    let etag = '';
    try {
      let before = await known();
      const changed = async () => {
        const now = await known();
        expect(now).not.toEqual(before);
        before = now;
      };
      await ask('PUT', `/v1/festivals/${id}/bookmark`);
      await changed();
      await ask('DELETE', `/v1/festivals/${id}/bookmark`);
      await changed();
      await ask('PUT', `/v1/festivals/${id}/bookmark`);
      await changed();
      await ask('DELETE', '/v1/me/bookmarks');
      await changed();
      const review = (await ask('POST', `/v1/festivals/${id}/reviews`, { rating: 5 })).body.id as string;
      await changed();
      await ask('PATCH', `/v1/reviews/${review}`, { rating: 1 });
      await changed();
      await ask('DELETE', `/v1/reviews/${review}`);
      await changed();
      for (const forget of [`/v1/me/taste/festivals/${id}`, '/v1/me/taste']) {
        await send(person, { kind: 'share', festivalId: id });
        await changed();
        await ask('DELETE', forget);
        await changed();
      }
      expect(before).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('When a person says they were at the edition that is running, then it is not recommended again', async () => {
    const person = await aPerson(api);
    const running = await aPublishedFestival(api, {}, [{ startsIn: -1 }]);
    const later = await aPublishedFestival(api, {}, [{ startsIn: 20 }]);
    await send(
      person,
      { kind: 'visit', festivalId: running.id },
      { kind: 'visit', festivalId: later.id, at: new Date(Date.now() - 300 * 86_400_000).toISOString() },
    );
    expect(idsIn(await recommend(person))).toEqual([later.id]);
  });

  it('When a person has been shown festivals and left them alone, then that tells nothing of their taste', async () => {
    const person = await aPerson(api);
    const shown = await festivalsLike(api, 3);
    const before = await recommend(person);
    await send(person, ...shown.map((festivalId) => ({ kind: 'impression', festivalId })));
    expect(idsIn(await recommend(person))).toEqual(idsIn(before));
    expect((await api.get('/v1/me/taste', { token: person.token })).body.festivals).toEqual([]);
  });

  it('When a person has sent 10,000 signals, then a thousand rows of them are read, the latest, and every dismissal', async () => {
    const person = await aPerson(api);
    const [shown, dismissed] = (await festivalsLike(api, 2)) as [string, string];
    await send(person, { kind: 'dismiss', festivalId: dismissed });
    await rows(
      `INSERT INTO recommendations_signal (person, festival_id, kind, times, since, at, synthetic)
       SELECT '${person.id}', UUID(), 'view', 1, UTC_TIMESTAMP(6) - INTERVAL seq MINUTE, UTC_TIMESTAMP(6) - INTERVAL seq MINUTE, 0 FROM seq_1_to_9998`,
    );
    expect((await send(person, { kind: 'view', festivalId: shown })).body.accepted).toBe(1);
    const kept = await rows('SELECT festival_id AS id, kind FROM recommendations_signal ORDER BY at DESC');
    expect(kept).toHaveLength(1_001);
    expect(kept).toContainEqual({ id: shown, kind: 'view' });
    const read = await boundStatementsOf(api, async () =>
      expect(idsIn(await recommend(person))).toEqual([shown]),
    );
    const own = read.filter(({ sql }) => sql.includes('recommendations_signal'));
    expect(own).toHaveLength(1);
    const plan = await api.app.get(DataSource).query(`EXPLAIN ${own[0]?.sql}`, [...(own[0]?.values ?? [])]);
    for (const { type, key } of plan.filter(({ table }: { table: string | null }) =>
      table?.startsWith('recommendations'),
    ))
      expect([['ref', 'const'].includes(type as string), key]).toEqual([true, 'PRIMARY']);
  });

  it('D4 When a person sends ten times what a minute allows, then 429 says when to go on, and others are served', async () => {
    const [person, other] = [await aPerson(api), await aPerson(api)];
    const [festivalId] = await festivalsLike(api, 1);
    const batch = Array.from({ length: 100 }, () => ({ kind: 'view', festivalId }));
    const answers = await Promise.all(Array.from({ length: 60 }, () => send(person, ...batch)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(6);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(54);
    for (const { headers, body } of refused) {
      expect(body.type).toBe('urn:fasteval:problem:too-many-signals');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(headers.get('ratelimit-policy')).toBe('"signals";q=600;w=60');
      expect(headers.get('ratelimit')).toMatch(/^"signals";r=0;t=\d+$/);
    }
    expect((await send(other, { kind: 'view', festivalId })).status).toBe(202);
    expect((await recommend(person)).status).toBe(200);
  });

  it('When signals are so old that they tell nothing, then they are let go of, dismissals apart', async () => {
    const person = await aPerson(api);
    const [festivalId] = (await festivalsLike(api, 1)) as [string];
    await send(person, ...['view', 'dismiss', 'impression', 'visit'].map((kind) => ({ kind, festivalId })));
    for (const [table, column] of [
      ['recommendations_signal', 'at'],
      ['recommendations_received', 'received_at'],
    ])
      await rows(`UPDATE ${table} SET ${column} = ${column} - INTERVAL 500 DAY`);
    const other = await anotherInstance(api);
    try {
      const kinds = () => rows<{ kind: string }>('SELECT kind FROM recommendations_signal ORDER BY kind');
      await until(async () => (await kinds()).length === 2);
      expect((await kinds()).map(({ kind }) => kind)).toEqual(['dismiss', 'visit']);
      await until(async () => (await rows('SELECT * FROM recommendations_received')).length === 0);
    } finally {
      await other.close();
    }
  });
});
