import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aPerson } from '../support/people.js';
import { statementsOf } from '../support/statements.js';
import { until } from '../support/until.js';

const file = { contentType: 'image/jpeg', byteSize: 1234, purpose: 'review' };

describe('tickets for photos', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  const sha256 = createHash('sha256').update('a photo').digest('hex');
  const many = (count: number) => Array.from({ length: count }, () => file);

  it('When files are offered, then each gets an id and a ticket, in the order asked', async () => {
    const { token } = await aPerson(api);
    const files = [
      { ...file, sha256 },
      { ...file, contentType: 'image/png' },
      { ...file, contentType: 'image/webp', purpose: 'avatar' },
    ];
    const { status, body } = await api.post('/v1/media/uploads', { files }, { token });
    expect(status).toBe(201);
    expect(body.items.map((item: any) => item.upload.headers)).toEqual([
      {
        'content-type': 'image/jpeg',
        'if-none-match': '*',
        'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
      },
      { 'content-type': 'image/png', 'if-none-match': '*' },
      { 'content-type': 'image/webp', 'if-none-match': '*' },
    ]);
    for (const { id, status, upload } of body.items) {
      expect(status).toBe('awaiting');
      expect(upload.method).toBe('PUT');
      expect(new URL(upload.url).pathname).toMatch(new RegExp(`/originals/${id}$`));
      expect(new Date(upload.expiresAt).getTime() - Date.now()).toBeLessThanOrEqual(300_000);
    }
    expect(new Set(body.items.map((item: any) => item.id)).size).toBe(3);
  });

  it('When the same bytes come twice in one call, then they are one photo and the second has no ticket', async () => {
    const { token } = await aPerson(api);
    const same = { ...file, sha256 };
    const { body } = await api.post('/v1/media/uploads', { files: [same, file, same, file] }, { token });
    const [first, other, second, another] = body.items;
    expect(second).toEqual({ id: first.id, status: 'awaiting', upload: null });
    expect(new Set([first.id, other.id, another.id]).size).toBe(3);
    expect((await api.get('/v1/me/photos', { token })).body.total).toBe(3);
  });

  it.each([
    ['an unsupported type', [{ ...file, contentType: 'image/svg+xml' }], '/files/0/contentType'],
    ['no bytes', [file, { ...file, byteSize: 0 }], '/files/1/byteSize'],
    ['too many bytes', [{ ...file, byteSize: 20 * 1024 * 1024 + 1 }], '/files/0/byteSize'],
    ['half a byte', [{ ...file, byteSize: 1.5 }], '/files/0/byteSize'],
    ['an upper-case hash', [{ ...file, sha256: sha256.toUpperCase() }], '/files/0/sha256'],
    ['an unknown purpose', [{ ...file, purpose: 'banner' }], '/files/0/purpose'],
    ['a key of its own', [{ ...file, key: 'renditions/mine' }], '/files/0/key'],
    ['a vague wish about the place', [{ ...file, keepLocation: 'rough' }], '/files/0/keepLocation'],
    ['no files', [], '/files'],
    ['31 files', many(31), '/files'],
  ])(
    'When %s is asked for, then it is 400, names the field, and nothing is stored',
    async (_, files, pointer) => {
      const { token } = await aPerson(api);
      const { status, body } = await api.post('/v1/media/uploads', { files }, { token });
      expect([status, body.errors.map((fault: any) => fault.pointer)]).toEqual([400, [pointer]]);
      expect((await api.get('/v1/me/photos', { token })).body.total).toBe(0);
    },
  );

  it('When a visitor offers a photo of a festival, then it is 403 and names the file; an editor may', async () => {
    const files = [file, { ...file, purpose: 'festival' }];
    const visitor = await api.post('/v1/media/uploads', { files }, { token: (await aPerson(api)).token });
    expect([visitor.status, visitor.body.errors[0].pointer]).toEqual([403, '/files/1/purpose']);
    const editor = await api.post(
      '/v1/media/uploads',
      { files },
      { token: (await aPerson(api, 'editor')).token },
    );
    expect(editor.status).toBe(201);
  });

  it('When thirty tickets are asked for, then the database is asked once', async () => {
    // The sweeper's own statements may fall into a call, but not into every one.
    await until(async () => {
      const { token } = await aPerson(api);
      const { statements } = await statementsOf(api, () =>
        api.post('/v1/media/uploads', { files: many(30) }, { token }),
      );
      const ofTickets = statements.filter((statement) => !statement.includes('auth_'));
      expect(ofTickets.filter((statement) => statement.includes('INSERT INTO media_photo'))).toHaveLength(1);
      return ofTickets.length === 1;
    });
  });

  it('When nobody is signed in, then there is no ticket', async () => {
    expect((await api.post('/v1/media/uploads', { files: [file] })).status).toBe(401);
  });

  it('E9 When fifty parallel calls ask for more than a hundred pending photos, then exactly a hundred are given', async () => {
    const person = await aPerson(api);
    const other = await aPerson(api);
    const ask = (who: string) => api.post('/v1/media/uploads', { files: many(25) }, { token: who });
    const answers = await allAtOnce(api, person.id, () =>
      Array.from({ length: 50 }, () => ask(person.token)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(4);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(46);
    for (const { body, headers } of refused) {
      expect([body.type, body.quota]).toEqual(['urn:fasteval:problem:upload-quota', 'pending']);
      expect(body.errors).toEqual([{ pointer: '/files', detail: expect.stringContaining('100장') }]);
      expect(headers.get('retry-after')).toBe('60');
    }
    expect((await api.get('/v1/me/photos', { token: person.token })).body.total).toBe(100);
    expect((await ask(other.token)).status).toBe(201);
  });

  it('When thirty people ask at the same moment, then none waits in vain for another', async () => {
    const people = await Promise.all(Array.from({ length: 30 }, () => aPerson(api)));
    const answers = await Promise.all(
      people.map(({ token }) => api.post('/v1/media/uploads', { files: many(30) }, { token })),
    );
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 201));
  });
});

describe('the bytes of a day', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  it('E9 When fifty parallel calls ask for more than the bytes of a day, then no more are given until midnight in Korea', async () => {
    standAt(api, '2026-10-03T14:50:00Z');
    const person = await aPerson(api);
    const large = { ...file, byteSize: 20 * 1024 * 1024 };
    const ask = (count: number) =>
      api.post(
        '/v1/media/uploads',
        { files: Array.from({ length: count }, () => large) },
        { token: person.token },
      );
    const answers = await allAtOnce(api, person.id, () => Array.from({ length: 50 }, () => ask(17)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(47);
    for (const { body, headers } of refused) {
      expect([body.quota, body.errors[0].detail]).toEqual([
        'bytesPerDay',
        expect.stringContaining('1024 MiB'),
      ]);
      expect(headers.get('retry-after')).toBe('600');
    }
    expect((await api.get('/v1/me/photos', { token: person.token })).body.total).toBe(51);
    standAt(api, '2026-10-03T14:59:59Z');
    expect((await ask(1)).headers.get('retry-after')).toBe('1');
    standAt(api, '2026-10-03T15:00:00Z');
    expect((await ask(1)).status).toBe(201);
  });
});

/** Holds back every new photo of the person until the calls stand in line in the database, then lets them race. */
async function allAtOnce<T>(api: TestApi, ownerId: string, calls: () => Promise<T>[]): Promise<T[]> {
  const gate = await createConnection({ uri: api.databaseUrl });
  await gate.beginTransaction();
  await gate.query('SELECT id FROM media_photo WHERE owner_id = ? FOR UPDATE', [ownerId]);
  const answers = Promise.all(calls());
  await until(async () => {
    const [rows] = await gate.query<RowDataPacket[]>(
      "SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'",
    );
    return Number(rows[0]?.['Value']) >= 5;
  });
  await gate.commit();
  await gate.end();
  return answers;
}
