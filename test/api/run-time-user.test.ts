import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { limitToData } from '../../src/migrations/run-time-user.js';
import { Database } from '../../src/shared/database/database.js';
import { type TestApi, startApi } from '../support/api.js';
import { testDatabase } from '../support/database.js';
import { anotherFestival, applied, stdCsv, undone } from '../support/imports.js';
import { aPerson } from '../support/people.js';

const USER = `fasteval_test_data_${process.env['JEST_WORKER_ID'] ?? '1'}`;
const PASSWORD = 'only-in-tests';

describe('the database user of the API, after migrating as another', () => {
  let api: TestApi;
  let admin: Connection;
  let adminUrl: string;
  let limitedUrl: string;
  beforeAll(async () => {
    adminUrl = await testDatabase();
    admin = await createConnection({ uri: adminUrl });
    await admin.query('CREATE OR REPLACE USER ?@? IDENTIFIED BY ?', [USER, '127.0.0.1', PASSWORD]);
    // Of a whole database only a pattern can be named.
    const database = new URL(adminUrl).pathname.slice(1).replaceAll('_', String.raw`\_`);
    await admin.query('GRANT ALL ON ??.* TO ?@?', [database, USER, '127.0.0.1']);
    const limited = new URL(adminUrl);
    limited.username = USER;
    limited.password = PASSWORD;
    limitedUrl = limited.href;
    await limitToData(adminUrl, limitedUrl);
    api = await startApi({ DATABASE_URL: limitedUrl });
  });
  afterAll(async () => {
    await api.close();
    await admin.query('DROP USER ?@?', [USER, '127.0.0.1']);
    await admin.end();
  });

  const asTheApi = (sql: string) => api.app.get(Database).change(sql);

  it('does everything that people ask for', async () => {
    const editor = await aPerson(api, 'editor');
    const { id: importId } = await applied(api, editor.token, stdCsv([anotherFestival('등불축제')]));
    const list = await api.get('/v1/festivals');
    expect(list.body.total).toBe(1);
    const festivalId = list.body.items[0].id as string;
    const visitor = await aPerson(api, 'visitor');
    const { token } = visitor;
    const answers = [
      await api.put(`/v1/festivals/${festivalId}/bookmark`, undefined, { token }),
      await api.post(
        '/v1/signals',
        { signals: [{ id: randomUUID(), kind: 'click', festivalId }] },
        { token },
      ),
      await api.get('/v1/recommendations', { token }),
      await api.ask('DELETE', '/v1/me', { token, body: { currentPassword: visitor.password } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([204, 202, 200, 204]);
    expect(await undone(api, editor.token, importId as string)).toMatchObject({ status: 'undone' });
    expect((await api.get('/health/ready')).status).toBe(200);
  });

  it.each([
    'ALTER TABLE auth_account ADD COLUMN extra int',
    'CREATE TABLE auth_extra (id int)',
    'DROP TABLE reviews_review',
    'UPDATE audit_entry SET action = action',
    'DELETE FROM audit_entry',
    'DELETE FROM shared_migration',
  ])('B8 cannot %s', async (statement) => {
    await expect(asTheApi(statement)).rejects.toThrow(/command denied/);
  });

  it('is left alone by a second time', async () => {
    await limitToData(adminUrl, limitedUrl);
    await expect(asTheApi('DELETE FROM audit_entry')).rejects.toThrow(/command denied/);
    expect((await api.get('/v1/festivals')).status).toBe(200);
  });

  it('must be another than the one who migrates, and be there', async () => {
    await expect(limitToData(adminUrl, adminUrl)).rejects.toThrow(/give it one of its own/);
    await expect(limitToData(adminUrl, 'mysql://nobody:x@127.0.0.1/x')).rejects.toThrow(/no user nobody/);
  });
});
