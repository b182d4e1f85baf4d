import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditVerifier } from '../../src/audit/index.js';
import { Database } from '../../src/shared/database/database.js';
import { type AnotherInstance, anotherInstance } from '../support/another-instance.js';
import { type TestApi, startApi } from '../support/api.js';
import { applied, cp949, stdCsv } from '../support/imports.js';
import { operationsOf } from '../support/operations.js';
import { aPerson, asRead, type Person } from '../support/people.js';
import { rightsTable } from '../support/rights-table.js';
import { RightsWorld } from '../support/rights-world.js';
import { statementsOf } from '../support/statements.js';

describe('the audit log', () => {
  let api: TestApi;
  let second: AnotherInstance;
  let admin: Person;
  beforeAll(async () => {
    api = await startApi();
    second = await anotherInstance(api);
  });
  beforeEach(async () => {
    await api.empty();
    admin = await aPerson(api, 'admin');
  });
  afterAll(async () => {
    await second.close();
    await api.close();
  });

  const list = async (query = '') => (await api.get(`/v1/admin/audit${query}`, { token: admin.token })).body;
  const change = async (id: string, body: object) =>
    api.patch(`/v1/admin/users/${id}`, body, { token: admin.token, headers: await asRead(api, id) });
  const verify = () => api.app.get(AuditVerifier).verify();
  const rows = <Row>(sql: string, values: unknown[] = []) => api.app.get(Database).rows<Row>(sql, values);
  const actionsOf = async (requestId: string | null) =>
    (await rows<{ action: string }>('SELECT action FROM audit_entry WHERE request_id = ?', [requestId])).map(
      ({ action }) => action,
    );
  /** Writes that the sweep cannot make succeed; each has a test of its own below or in its suite. */
  const APART = [
    'confirmPasskey',
    'confirmTotp',
    'decideDuplicate',
    'redeliverToWebhook',
    'splitFestival',
    'startImportFromUrl',
    'startLiveImport',
  ];

  /** What is begun here has decided nothing before it is confirmed. */
  const UNDECIDED = ['beginTotp', 'beginPasskey'];

  it('G9 When an admin writes anything that not everybody may, or reads of people, then there is an entry of it', async () => {
    const world = await RightsWorld.of(api);
    const table = rightsTable();
    const missing: string[] = [];
    const apart: string[] = [];
    let kept = 0;
    for (const operation of operationsOf(api)) {
      const cells = table.get(operation.name);
      const isWrite = operation.method !== 'GET' && cells?.other === 403 && cells.owner === 403;
      if (!isWrite && !['listUsers', 'getUser', 'listUserSessions', 'listAudit'].includes(operation.name))
        continue;
      if (UNDECIDED.includes(operation.name)) continue;
      const { path, ...ask } = await world.callOf(operation);
      const answer = await api.ask(operation.method, path, { ...ask, token: world.people.admin.token });
      if (answer.status >= 400) apart.push(operation.name);
      else if ((await actionsOf(answer.headers.get('x-request-id'))).length === 0)
        missing.push(operation.name);
      else kept += 1;
    }
    expect(missing).toEqual([]);
    expect(apart.sort()).toEqual(APART);
    expect(kept).toBeGreaterThan(15);
    expect((await verify()).brokenAt).toBeNull();
  });

  it('G9 When a pair is decided and records are split off, then there is an entry of each', async () => {
    const as = { token: admin.token };
    const renamed = { 축제시작일자: '2027-10-01', 축제종료일자: '2027-10-04', 축제명: '만세보령 빛의향연' };
    await applied(api, admin.token, cp949(stdCsv([{ 축제명: '보령 등불축제' }, renamed])));
    const [pair] = (await api.get('/v1/admin/duplicates', as)).body.items;
    const headers = { 'if-match': '"1"' };
    await api.post(`/v1/admin/duplicates/${pair.id}/decision`, { decision: 'same' }, { ...as, headers });
    const [decided] = (await list('?action=duplicate.decided')).items;
    expect([decided.before, decided.after]).toEqual([{ decision: null }, { decision: 'same' }]);
    const { id } = (await api.get('/v1/festivals')).body.items[0];
    const { sources } = (await api.get(`/v1/admin/festivals/${id}/provenance`, as)).body;
    const etag = (await api.get(`/v1/festivals/${id}`)).headers.get('etag') as string;
    const statements = [sources[0].statementId];
    const split = await api.post(
      `/v1/admin/festivals/${id}/split`,
      { statements },
      { ...as, headers: { 'if-match': etag } },
    );
    expect((await list('?action=festival.split')).items[0]).toMatchObject({
      subject: { kind: 'festival', id },
      after: { statements, partedId: split.body.partedId },
    });
  });

  it('G9 When a role is changed, then the entry says who, whose, before and after, from where and when', async () => {
    const editor = await aPerson(api, 'editor');
    const answer = await change(editor.id, { role: 'visitor' });
    const [entry] = (await list('?action=user.changed')).items;
    expect(entry).toMatchObject({
      accountId: admin.id,
      role: 'admin',
      subject: { kind: 'account', id: editor.id },
      before: { role: 'editor' },
      after: { role: 'visitor' },
      address: '127.0.0.1',
      requestId: answer.headers.get('x-request-id'),
    });
    expect(Math.abs(Date.parse(entry.at) - Date.now())).toBeLessThan(60_000);
  });

  it('G9 When a write is refused, then there is no entry of it', async () => {
    const as = { token: admin.token };
    const { id } = (await api.post('/v1/festivals', { name: '봄 축제', category: 'food' }, as)).body;
    const stale = await api.patch(
      `/v1/festivals/${id}`,
      { name: '가을 축제' },
      { ...as, headers: { 'if-match': '"7"' } },
    );
    expect((await change(admin.id, { role: 'visitor' })).status).toBe(409);
    expect(stale.status).toBe(412);
    const { items } = await list();
    expect(items.map(({ action }: { action: string }) => action)).toEqual(['festival.added']);
  });

  it('G9 When an editor changes a festival, then only what differs is in the entry', async () => {
    const as = { token: admin.token };
    const { id } = (await api.post('/v1/festivals', { name: '봄 축제', category: 'food' }, as)).body;
    const change = { name: '봄 축제', phone: '041-1' };
    await api.patch(`/v1/festivals/${id}`, change, { ...as, headers: { 'if-match': '"1"' } });
    const [entry] = (await list('?action=festival.changed')).items;
    expect([entry.before, entry.after]).toEqual([{ phone: null }, { phone: '041-1' }]);
  });

  it('G9 When a webhook is made, then neither its secret nor the path of its address is in the log', async () => {
    const url = 'https://hooks.example.com/T0123/secret-part';
    const made = await api.post('/v1/admin/webhooks', { url, kinds: ['cancelled'] }, { token: admin.token });
    const text = JSON.stringify(await list());
    expect(text).toContain('hooks.example.com');
    for (const secret of [made.body.secret, 'secret-part', 'T0123']) expect(text).not.toContain(secret);
  });

  it('G9 When two instances write at the same moment, then the entries are numbered without a gap and the chain is whole', async () => {
    const writes = Array.from({ length: 30 }, (_, index) => {
      const ask = { body: { name: `${index}번째 축제`, category: 'food' }, token: admin.token };
      return (index % 2 === 0 ? api : second).ask('POST', '/v1/festivals', ask);
    });
    const done = (await Promise.all(writes)).filter(({ status }) => status === 201).length;
    const numbers = (await rows<{ seq: string }>('SELECT seq FROM audit_entry ORDER BY seq')).map(({ seq }) =>
      Number(seq),
    );
    expect(numbers).toEqual(Array.from({ length: done }, (_, index) => index + 1));
    expect(done).toBeGreaterThan(20);
    expect(await verify()).toMatchObject({ entries: done, brokenAt: null });
  });

  it('G9 When people decide consents, take their data along, end sessions and leave, then there is an entry of each, without where from', async () => {
    const person = await aPerson(api);
    const { token, password, email } = person;
    await api.put('/v1/me/consents', { terms: true, marketing: true }, { token });
    await api.put('/v1/me/consents', { marketing: true }, { token });
    await api.put('/v1/me/consents', { marketing: false }, { token });
    const key = await api.post('/v1/me/export', { currentPassword: password }, { token });
    await api.get('/v1/me/export', { token, headers: { 'x-export-token': key.body.token } });
    await api.post('/v1/auth/login', { email, password });
    await api.delete('/v1/auth/sessions', { token, body: { currentPassword: password } });
    await api.delete('/v1/me', { token, body: { currentPassword: 'not this one' } });
    expect((await api.delete('/v1/me', { token, body: { currentPassword: password } })).status).toBe(204);
    const { items } = await list(`?subjectId=${person.id}`);
    expect(items.map(({ action, after }: any) => [action, after])).toEqual([
      ['account.deleted', null],
      ['sessions.ended', { count: 1 }],
      ['account.exported', null],
      ['consents.decided', { marketing: { granted: false, version: expect.any(String) } }],
      [
        'consents.decided',
        {
          terms: { granted: true, version: expect.any(String) },
          marketing: { granted: true, version: expect.any(String) },
        },
      ],
    ]);
    for (const entry of items)
      expect([entry.accountId, entry.address, entry.requestId]).toEqual([
        person.id,
        null,
        expect.any(String),
      ]);
    expect((await verify()).brokenAt).toBeNull();
  });

  it('G9 When an admin suspends somebody, then the log also says how many sessions that ended, and from where', async () => {
    const visitor = await aPerson(api);
    await change(visitor.id, { suspended: true });
    await change(visitor.id, { suspended: true });
    const { items } = await list('?action=sessions.ended');
    expect(items).toMatchObject([
      { accountId: admin.id, subject: { id: visitor.id }, after: { count: 1 }, address: '127.0.0.1' },
    ]);
  });

  it.each([
    ['altered', 'UPDATE audit_entry SET after_fields = \'{"role":"admin"}\' WHERE seq = 3'],
    ['given to somebody else', 'UPDATE audit_entry SET account_id = NULL WHERE seq = 3'],
    ['dated back', 'UPDATE audit_entry SET at = at - INTERVAL 1 SECOND WHERE seq = 3'],
    ['removed', 'DELETE FROM audit_entry WHERE seq = 3'],
    ['cut off with all after it', 'DELETE FROM audit_entry WHERE seq >= 3'],
  ])('G9 When an entry is %s, then the log says which', async (_how, tampering) => {
    const visitor = await aPerson(api);
    for (const role of ['editor', 'visitor', 'editor', 'visitor', 'editor'])
      await change(visitor.id, { role });
    expect(await verify()).toMatchObject({ entries: 5, brokenAt: null });
    await rows(tampering);
    expect(await verify()).toMatchObject({ entries: 2, brokenAt: 3 });
  });

  it('When the log is asked, then by who, what, whose and when, newest first, and looking is kept too', async () => {
    const visitor = await aPerson(api);
    for (const role of ['editor', 'visitor']) await change(visitor.id, { role });
    const actions = async (query: string) =>
      (await list(query)).items.map(({ action }: { action: string }) => action);
    expect(await actions(`?subjectKind=account&subjectId=${visitor.id}`)).toEqual([
      'user.changed',
      'user.changed',
    ]);
    expect(await actions(`?accountId=${admin.id}&action=audit.read`)).toEqual(['audit.read']);
    expect(await actions(`?accountId=${visitor.id}`)).toEqual([]);
    expect(await actions('?until=2020-01-01T00:00:00Z')).toEqual([]);
    expect((await list('?since=2020-01-01T00:00:00%2B09:00')).total).toBe(6);
  });

  it('When the trail of a person is asked for, then it has what they did and what was done to them, and nothing of others', async () => {
    const [person, other] = [await aPerson(api, 'editor'), await aPerson(api, 'editor')];
    await change(person.id, { role: 'visitor' });
    await change(other.id, { role: 'visitor' });
    await change(person.id, { role: 'editor' });
    await api.post('/v1/festivals', { name: '봄 축제', category: 'food' }, { token: person.token });
    await api.get(`/v1/admin/users/${person.id}`, { token: admin.token });
    const told = async (query: string) =>
      (await list(`?personId=${person.id}${query}`)).items.map(
        ({ action, accountId }: { action: string; accountId: string }) =>
          `${action} by ${accountId === person.id ? 'them' : 'the admin'}`,
      );
    const changes = ['festival.added by them', 'user.changed by the admin', 'user.changed by the admin'];
    expect(await told('')).toEqual(['user.read by the admin', ...changes]);
    expect(await told('&reads=false')).toEqual(changes);
    expect(await told('&reads=true')).toEqual(['user.read by the admin']);
    expect(await told('&action=festival.added')).toEqual(changes.slice(0, 1));
    const secondPage = await list(`?personId=${person.id}&reads=false&perPage=2&page=2`);
    expect([secondPage.items.length, secondPage.total]).toEqual([1, 3]);
  });

  it('When the log is asked by any filter, then an index answers and the statements are counted', async () => {
    const { statements } = await statementsOf(api, () => list('?perPage=1'));
    expect(
      statements.filter((sql) => /audit_entry/.test(sql) && /^\s*SELECT/.test(sql)).length,
    ).toBeLessThanOrEqual(2);
    for (const filter of ['account_id', 'action', 'subject_kind', 'at']) {
      const value = filter === 'at' ? '2026-01-01' : 'x';
      const plan = await rows<{ possible_keys: string | null }>(
        `EXPLAIN SELECT seq FROM audit_entry WHERE ${filter} = ? ORDER BY seq DESC LIMIT 20`,
        [value],
      );
      expect([filter, plan[0]?.possible_keys]).toEqual([filter, expect.stringContaining('audit_entry_')]);
    }
  });
});
