import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FestivalWriter } from '../../src/festivals/index.js';
import { Database } from '../../src/shared/database/database.js';
import { Sealing } from '../../src/shared/sealing.js';
import { type AnotherInstance, anotherInstance } from '../support/another-instance.js';
import { standAt, startApi, type TestApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { aPerson, type Person } from '../support/people.js';
import { until } from '../support/until.js';
import { isGenuine, startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';

const EARLY = '2027-03-01T00:00:00Z';
const hoursLater = (hours: number) => new Date(Date.parse(EARLY) + hours * 3_600_000).toISOString();

describe('webhooks', () => {
  let receiver: WebhookReceiver;
  let api: TestApi;
  let second: AnotherInstance;
  let admin: Person;
  beforeAll(async () => {
    receiver = await startWebhookReceiver();
    const more = { OUTBOUND_PRIVATE_HOSTS: receiver.host };
    api = await startApi(more);
    second = await anotherInstance(api, more);
  });
  beforeEach(async () => {
    await api.empty();
    receiver.received.length = 0;
    receiver.answer = () => 204;
    now(EARLY);
    admin = await aPerson(api, 'admin');
  });
  afterAll(async () => {
    await Promise.all([api.close(), second.close()]);
    await receiver.close();
  });

  const now = (instant: string) => {
    standAt(api, instant);
    standAt(second, instant);
  };
  /** Tokens do not live as long as deliveries. */
  const stand = async (instant: string) => {
    now(instant);
    const { email, password } = admin;
    const { body } = await api.post('/v1/auth/login', { email, password });
    admin = { ...admin, token: body.accessToken };
  };
  const writer = () => api.app.get(FestivalWriter);
  const create = (body: object) => api.post('/v1/admin/webhooks', body, { token: admin.token });
  const aWebhook = async (more: object = {}): Promise<any> =>
    (await create({ url: receiver.url, ...more })).body;
  const webhook = async (id: string) => api.get(`/v1/admin/webhooks/${id}`, { token: admin.token });
  const deliveries = async (id: string): Promise<any[]> =>
    (await api.get(`/v1/admin/webhooks/${id}/deliveries`, { token: admin.token })).body.items;
  const change = async (id: string, body: object) => {
    const { headers } = await webhook(id);
    const ifMatch = { 'if-match': headers.get('etag') as string };
    return api.patch(`/v1/admin/webhooks/${id}`, body, { token: admin.token, headers: ifMatch });
  };
  const attemptsMade = (id: string, number: number) =>
    until(async () => {
      const [delivery] = await deliveries(id);
      return delivery?.attempts.length === number && delivery;
    });

  it('When something happens to a festival, then the address is told, signed, in the words of the history', async () => {
    const { id, secret } = await aWebhook();
    const festival = await aFestival(api, { name: '등불축제' });
    await until(() => receiver.received.length === 1);
    const [message] = receiver.received;
    expect(message?.body).toEqual({
      type: 'festival.new',
      timestamp: '2027-03-01T00:00:00.000Z',
      data: (await api.get('/v1/changes')).body.items[0],
    });
    expect(message?.body.data.festival).toEqual({ id: festival.id, name: '등불축제', nameEn: null });
    expect(isGenuine(message!, secret)).toBe(true);
    expect(isGenuine(message!, `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe(false);
    const [delivery] = await until(async () => {
      const all = await deliveries(id);
      return all[0]?.status === 'delivered' && all;
    });
    expect(delivery).toMatchObject({
      id: message?.id,
      kind: 'new',
      festivalId: festival.id,
      nextTryAt: null,
      attempts: [{ responseStatus: 204, failure: null, durationMs: expect.any(Number) }],
    });
    expect(JSON.stringify(delivery)).not.toContain('thanks');
  });

  it('When it wants to hear of some kinds, then it hears of no other, and of nothing that was undone', async () => {
    await aWebhook({ kinds: ['cancelled'] });
    const { id } = await aFestival(api);
    const edition = await anEdition(api, id);
    await expect(
      api.app.get(Database).transaction(async () => {
        await writer().changeEdition(id, edition.id, { status: 'cancelled' });
        throw new Error('not after all');
      }),
    ).rejects.toThrow();
    await writer().changeEdition(id, edition.id, { status: 'cancelled' });
    await until(() => receiver.received.length > 0);
    const written = await api.app.get(Database).rows('SELECT seq FROM festivals_webhook_delivery');
    expect([written.length, receiver.received.map(({ body }) => body.type)]).toEqual([
      1,
      ['festival.cancelled'],
    ]);
  });

  it('When the address fails, then it is tried again, later and later, by the same id, until it takes it', async () => {
    receiver.answer = () => 500;
    const { id } = await aWebhook();
    await aFestival(api);
    const first = await attemptsMade(id, 1);
    expect(first).toMatchObject({
      status: 'pending',
      attempts: [{ responseStatus: 500, failure: 'status' }],
    });
    expect(Date.parse(first.nextTryAt)).toBeGreaterThan(Date.parse(EARLY));
    receiver.answer = () => 302;
    await stand(hoursLater(1));
    const next = await attemptsMade(id, 2);
    expect(next.attempts[1]).toMatchObject({ responseStatus: 302, failure: 'status' });
    receiver.answer = () => 200;
    await stand(hoursLater(2));
    expect(await attemptsMade(id, 3)).toMatchObject({ status: 'delivered', nextTryAt: null });
    expect(new Set(receiver.received.map((message) => message.id)).size).toBe(1);
    expect((await webhook(id)).body).toMatchObject({ enabled: true, failingSince: null });
  });

  it('When it fails eight times and takes nothing else either, then it is given up and disabled, until an admin enables it', async () => {
    receiver.answer = () => 503;
    const { id } = await aWebhook();
    await aFestival(api);
    for (let tries = 1; tries <= 8; tries += 1) {
      await stand(hoursLater((tries - 1) * 10));
      await attemptsMade(id, tries);
    }
    await until(async () => !(await webhook(id)).body.enabled);
    const [dead] = await deliveries(id);
    expect(dead).toMatchObject({ status: 'dead', nextTryAt: null });
    await aFestival(api);
    expect(await deliveries(id)).toHaveLength(1);
    receiver.answer = () => 204;
    receiver.received.length = 0;
    expect((await change(id, { enabled: true })).body).toMatchObject({ enabled: true, failingSince: null });
    await aFestival(api, { name: '다시' });
    await until(() => receiver.received.length === 1);
    const path = `/v1/admin/webhooks/${id}/deliveries/${dead.id}/redeliver`;
    expect((await api.post(path, undefined, { token: admin.token })).status).toBe(202);
    await until(() => receiver.received.some((message) => message.id === dead.id));
  });

  it('When an address says that it is gone, then it is disabled at once', async () => {
    receiver.answer = () => 410;
    const { id } = await aWebhook();
    await aFestival(api);
    await until(async () => !(await webhook(id)).body.enabled);
    expect((await deliveries(id))[0]).toMatchObject({ status: 'dead' });
  });

  it('When much happens to several festivals on two instances, then each festival’s messages arrive in order, one failing does not hold up the others', async () => {
    const { id } = await aWebhook({ kinds: ['renamed'] });
    const festivals = [];
    for (let n = 0; n < 4; n += 1) festivals.push((await aFestival(api, { name: `${n}-0` })).id);
    const stuck = festivals[0];
    receiver.answer = ({ body }) => (body.data.festival.id === stuck ? 500 : 204);
    for (let n = 1; n <= 5; n += 1)
      for (const [index, festival] of festivals.entries())
        await (n % 2 === 0 ? api : second).app
          .get(FestivalWriter)
          .change(festival, { name: `${index}-${n}` });
    const told = (festival: string) =>
      receiver.received
        .filter(({ body }) => body.data.festival.id === festival)
        .map(({ body }) => body.data.name.to);
    const others = festivals.slice(1);
    await until(() => others.every((festival) => told(festival).length === 5));
    for (const [index, festival] of others.entries())
      expect(told(festival)).toEqual([1, 2, 3, 4, 5].map((n) => `${index + 1}-${n}`));
    expect(new Set(told(stuck!))).toEqual(new Set(['0-1']));
    receiver.answer = () => 204;
    await stand(hoursLater(10));
    await until(async () => (await deliveries(id)).every(({ status }) => status === 'delivered'));
    expect([...new Set(told(stuck!))]).toEqual([1, 2, 3, 4, 5].map((n) => `0-${n}`));
  });

  it('When whoever is at it dies, then another brings it after the lease', async () => {
    receiver.answer = () => 'silence';
    const { id } = await aWebhook();
    await aFestival(api);
    await until(() => receiver.received.length === 1);
    // Its lease is all that a dead process leaves behind; this one is alive and comes too late to say how it went.
    receiver.answer = () => 204;
    await stand(hoursLater(1));
    await until(() => receiver.received.length === 2);
    await until(async () => (await deliveries(id))[0].status === 'delivered');
    expect(receiver.received[0]?.id).toBe(receiver.received[1]?.id);
  });

  it('B7 When a festival is hidden before a message has arrived, then its withdrawal is told, and nothing of before', async () => {
    receiver.answer = () => 500;
    const { id } = await aWebhook();
    const festival = await aFestival(api, { name: '비밀축제' });
    await attemptsMade(id, 1);
    await writer().change(festival.id, { name: '비밀축제 둘' });
    await writer().remove(festival.id);
    receiver.received.length = 0;
    receiver.answer = () => 204;
    await stand(hoursLater(5));
    await until(async () => (await deliveries(id)).every(({ status }) => status !== 'pending'));
    expect(receiver.received.map(({ body }) => body.type)).toEqual(['festival.withdrawn']);
    expect(receiver.received[0]?.text).not.toContain('비밀');
  });

  it('When a webhook has been made, then its secret is in no later answer and not readable in the database', async () => {
    const { id, secret } = await aWebhook();
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const later = [
      await webhook(id),
      await api.get('/v1/admin/webhooks', { token: admin.token }),
      await change(id, { kinds: ['moved'] }),
    ];
    for (const { text } of later) expect(text).not.toMatch(/secret|whsec/);
    const [row] = await api.app
      .get(Database)
      .rows<{ secret: Buffer }>('SELECT secret FROM festivals_webhook');
    expect(row?.secret.includes(Buffer.from(secret.slice(6), 'base64'))).toBe(false);
  });

  it('When the secret of the server is changed with the one before given, then messages go on to be signed, and do without it later', async () => {
    const { id, secret } = await aWebhook();
    const sealed = async () => {
      const rows = await api.app
        .get(Database)
        .rows<{ secret: Buffer; version: number }>('SELECT secret, version FROM festivals_webhook');
      return rows[0] as { secret: Buffer; version: number };
    };
    const before = await sealed();
    const changed = await anotherInstance(api, {
      JWT_SECRET: 'another-secret-of-the-tests-0123456789',
      JWT_SECRET_PREVIOUS: 'a-secret-that-only-the-tests-know-0123456789',
    });
    const after = await until(async () => {
      const row = await sealed();
      return !row.secret.equals(before.secret) && row;
    });
    await changed.close();
    expect(after.version).toBe(before.version);
    const bytes = new Sealing('another-secret-of-the-tests-0123456789', 'webhook secrets').open(after.secret);
    expect(`whsec_${bytes?.toString('base64')}`).toBe(secret);
    expect((await webhook(id)).status).toBe(200);
  });

  it.each([
    'http://hooks.example.com/',
    'https://127.0.0.1/',
    'https://localhost/',
    'https://user:password@hooks.example.com/',
    'https://[::1]/',
    'https://2130706433/',
    'https://hooks.example.com:22/',
    'ftp://hooks.example.com/',
    'hooks.example.com',
  ])('C1 When the address is %s, then it is 400 and names it', async (url) => {
    const answer = await create({ url });
    expect([answer.status, answer.body.errors?.[0].pointer]).toEqual([400, '/url']);
    const { id } = await aWebhook();
    expect((await change(id, { url })).body.errors?.[0].pointer).toBe('/url');
  });

  it('When an editor asks, then it is 403; when an admin has not seen the latest version, then it is 412', async () => {
    const editor = await aPerson(api, 'editor');
    expect((await api.get('/v1/admin/webhooks', { token: editor.token })).status).toBe(403);
    const { id } = await aWebhook();
    const path = `/v1/admin/webhooks/${id}`;
    const stale = { token: admin.token, headers: { 'if-match': '"1"' } };
    expect((await api.patch(path, { enabled: false }, { token: admin.token })).status).toBe(428);
    expect((await api.patch(path, { enabled: false }, stale)).status).toBe(200);
    const lost = await api.patch(path, { enabled: true }, stale);
    expect([lost.status, lost.body.current.enabled]).toEqual([412, false]);
    expect((await api.delete(path, stale)).status).toBe(412);
    expect((await api.delete(path, { token: admin.token, headers: { 'if-match': '"2"' } })).status).toBe(204);
    expect((await webhook(id)).status).toBe(404);
  });
});
