import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { type Answer, type TestApi, startApi } from '../support/api.js';
import { anInvitationBy, companionsOf } from '../support/companions.js';
import { aPerson, type Person } from '../support/people.js';

describe('companions', () => {
  let api: TestApi;
  let [minsu, jisu]: Person[] = [];
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    [minsu, jisu] = [await aPerson(api, 'visitor', '민수'), await aPerson(api, 'visitor', '지수')];
  });
  afterAll(() => api.close());

  const listOf = async (by: Person) =>
    (await api.get('/v1/me/companions', { token: by.token })).body as {
      companions: { id: string; displayName: string; available: boolean }[];
      invitations: { id: string }[];
    };
  const accept = (code: string, by: Person) => api.post('/v1/me/companions', { code }, { token: by.token });
  const look = (code: string, by: Person) =>
    api.post('/v1/me/companions/invitations/look', { code }, { token: by.token });
  const codeOf = ({ status, body }: Answer) => [status, body.type?.replace('urn:fasteval:problem:', '')];
  const expire = () =>
    api.app.get(Database).change('UPDATE recommendations_invitation SET expires_at = created_at');

  it('When a person accepts an invitation, then each has the other, under one id that is no account’s', async () => {
    const code = await anInvitationBy(api, minsu!);
    const seen = await look(code, jisu!);
    expect(seen.body.displayName).toBe('민수');
    expect(seen.body.meaning).toContain('민수 님과 나는 서로를 골라');
    expect((await listOf(jisu!)).companions).toEqual([]);
    const accepted = await accept(code, jisu!);
    expect(accepted.status).toBe(200);
    const { id } = accepted.body;
    expect(await listOf(jisu!)).toEqual({
      companions: [{ id, displayName: '민수', available: true, since: expect.any(String) }],
      invitations: [],
    });
    expect((await listOf(minsu!)).companions.map((one) => [one.id, one.displayName])).toEqual([[id, '지수']]);
    expect([minsu!.id, jisu!.id]).not.toContain(id);
    expect(accepted.text + seen.text).not.toContain(minsu!.id);
  });

  it('When an invitation was accepted, then nobody else can use it, and the same person gets the same answer', async () => {
    const code = await anInvitationBy(api, minsu!);
    const first = await accept(code, jisu!);
    expect((await accept(code, jisu!)).body).toEqual(first.body);
    const third = await aPerson(api);
    expect(codeOf(await accept(code, third))).toEqual([404, 'invitation-not-found']);
    expect(codeOf(await look(code, third))).toEqual([404, 'invitation-not-found']);
    expect((await listOf(minsu!)).companions).toHaveLength(1);
  });

  it('When ten people accept one invitation at once, then one of them is the companion', async () => {
    const code = await anInvitationBy(api, minsu!);
    const people: Person[] = [];
    while (people.length < 10) people.push(await aPerson(api));
    const answers = await Promise.all(people.map((one) => accept(code, one)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(404)]);
    expect((await listOf(minsu!)).companions).toHaveLength(1);
  });

  it('When an invitation has expired, was withdrawn or never was, then it is not found, each in the same words', async () => {
    const expired = await anInvitationBy(api, minsu!);
    await expire();
    const withdrawn = await anInvitationBy(api, minsu!);
    const [open] = (await listOf(minsu!)).invitations;
    const remove = (id: string, by: Person) =>
      api.delete(`/v1/me/companions/invitations/${id}`, { token: by.token });
    await remove(open!.id, jisu!);
    expect((await listOf(minsu!)).invitations).toEqual([open]);
    expect((await remove(open!.id, minsu!)).status).toBe(204);
    expect((await remove(open!.id, minsu!)).status).toBe(204);
    const never = randomBytes(32).toString('base64url');
    const answers = [];
    for (const code of [expired, withdrawn, never])
      answers.push(await accept(code, jisu!), await look(code, jisu!));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.title} ${body.detail}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(404);
    expect((await listOf(jisu!)).companions).toEqual([]);
  });

  it('When a person opens their own invitation, then it is refused and stays good for another', async () => {
    const code = await anInvitationBy(api, minsu!);
    expect(codeOf(await accept(code, minsu!))).toEqual([409, 'own-invitation']);
    expect(codeOf(await look(code, minsu!))).toEqual([409, 'own-invitation']);
    expect((await accept(code, jisu!)).status).toBe(200);
  });

  it('When either ends it, then it is over for both at once, and the old code does not bring it back', async () => {
    for (const [inviter, accepter] of [
      [minsu!, jisu!],
      [jisu!, minsu!],
    ] as const) {
      const code = await anInvitationBy(api, inviter);
      const { id } = (await accept(code, accepter)).body;
      const end = (by: Person) => api.delete(`/v1/me/companions/${id}`, { token: by.token });
      await end(await aPerson(api));
      expect((await listOf(minsu!)).companions).toHaveLength(1);
      expect((await end(minsu!)).status).toBe(204);
      expect((await end(minsu!)).status).toBe(204);
      expect([(await listOf(minsu!)).companions, (await listOf(jisu!)).companions]).toEqual([[], []]);
      expect(codeOf(await accept(code, accepter))).toEqual([404, 'invitation-not-found']);
    }
  });

  it('When two invite each other, then there is one companionship', async () => {
    const id = await companionsOf(api, minsu!, jisu!);
    expect(await companionsOf(api, jisu!, minsu!)).toBe(id);
    expect((await listOf(jisu!)).companions).toHaveLength(1);
  });

  it('When a companion switches personalisation off or the account is gone, then the list says so', async () => {
    await companionsOf(api, minsu!, jisu!);
    await api.patch('/v1/me', { personalised: false }, { token: jisu!.token });
    expect((await listOf(minsu!)).companions.map(({ available }) => available)).toEqual([false]);
    const code = await anInvitationBy(api, jisu!);
    await api.app.get(Database).change('DELETE FROM auth_account WHERE id = ?', [jisu!.id]);
    expect((await listOf(minsu!)).companions).toEqual([]);
    expect(codeOf(await look(code, minsu!))).toEqual([404, 'invitation-not-found']);
  });

  it('When ten invitations are open, then an eleventh is refused until one is withdrawn or expires', async () => {
    const invite = () => api.post('/v1/me/companions/invitations', undefined, { token: minsu!.token });
    for (let count = 0; count < 10; count += 1) expect((await invite()).status).toBe(201);
    expect(codeOf(await invite())).toEqual([409, 'too-many-invitations']);
    await expire();
    expect((await invite()).status).toBe(201);
    const [row] = await api.app
      .get(Database)
      .rows<{ kept: unknown }>('SELECT COUNT(*) AS kept FROM recommendations_invitation');
    expect(Number(row!.kept)).toBe(1);
  });

  it('When the tables are read, then no code stands in them', async () => {
    const code = await anInvitationBy(api, minsu!);
    const rows = await api.app.get(Database).rows('SELECT * FROM recommendations_invitation');
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(code, 'base64url').toString('hex'));
  });

  it('When a person has fifty companions, then neither they nor whom they invite can add one', async () => {
    const companions = Array.from({ length: 50 }, () => [randomUUID(), minsu!.id].sort());
    for (const pair of companions)
      await api.app
        .get(Database)
        .change('INSERT INTO recommendations_companions VALUES (?, ?, ?, NOW())', [...pair, randomUUID()]);
    expect(codeOf(await accept(await anInvitationBy(api, minsu!), jisu!))).toEqual([
      409,
      'too-many-companions',
    ]);
    expect(codeOf(await accept(await anInvitationBy(api, jisu!), minsu!))).toEqual([
      409,
      'too-many-companions',
    ]);
  });

  it('When nobody is signed in, then there is nothing to see or accept', async () => {
    const code = await anInvitationBy(api, minsu!);
    expect((await api.get('/v1/me/companions')).status).toBe(401);
    expect((await api.post('/v1/me/companions', { code })).status).toBe(401);
    expect((await api.post('/v1/me/companions/invitations/look', { code })).status).toBe(401);
  });
});
