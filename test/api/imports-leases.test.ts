import { createConnection, type Connection } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anotherInstance } from '../support/another-instance.js';
import { type TestApi, startApi } from '../support/api.js';
import { anotherFestival, applied, previewed, settled, stdCsv, undone } from '../support/imports.js';
import { aPerson } from '../support/people.js';

const ANOTHER = '01900000-0000-7000-8000-00000000000a';

describe('imports of processes that died', () => {
  let api: TestApi;
  let token: string;
  let connection: Connection;
  beforeAll(async () => {
    api = await startApi();
    connection = await createConnection({ uri: api.databaseUrl });
  });
  beforeEach(async () => {
    await api.empty();
    ({ token } = await aPerson(api, 'editor'));
  });
  afterAll(async () => {
    await connection.end();
    await api.close();
  });

  /** As the database is while another process works on the import, `seconds` before its lease ends. */
  async function leased(status: 'reading' | 'applying', seconds: number): Promise<string> {
    const { id } = await previewed(api, token, stdCsv([{}]));
    await leasedAs(id as string, status, seconds);
    return id as string;
  }

  async function leasedAs(id: string, status: 'reading' | 'applying' | 'undoing', seconds: number) {
    await connection.query('UPDATE festivals_import SET status = ?, changing = ? WHERE id = ?', [
      status,
      status === 'reading' ? null : 1,
      id,
    ]);
    await connection.query(
      'INSERT INTO festivals_import_lease (import_id, runner, ends_at) VALUES (?, ?, UTC_TIMESTAMP(6) + INTERVAL ? SECOND)',
      [id, ANOTHER, seconds],
    );
  }

  const view = async (id: string) => (await api.get(`/v1/admin/imports/${id}`, { token })).body;

  it.each(['reading', 'applying'] as const)(
    'When an import was %s in a process that died, then it has failed as interrupted once another boots',
    async (status) => {
      const id = await leased(status, -1);
      const other = await anotherInstance(api);
      try {
        expect(await view(id)).toMatchObject({
          status: 'failed',
          problem: { code: 'interrupted', message: expect.stringContaining('다시 올려 주세요') },
          rows: { total: 0 },
        });
        expect((await applied(api, token, stdCsv([{}]))).status).toBe('applied');
      } finally {
        await other.close();
      }
    },
  );

  it('When a living process works on an import, then another that boots leaves it alone', async () => {
    const id = await leased('reading', 60);
    const other = await anotherInstance(api);
    await other.close();
    expect(await view(id)).toMatchObject({ status: 'reading', problem: null });
  });

  it('When another import is changing the catalogue, then applying and undoing are refused for the moment', async () => {
    const done = await applied(api, token, stdCsv([{}]));
    const waiting = await previewed(api, token, stdCsv([anotherFestival('봄꽃축제')]));
    const busy = await leased('applying', 60);
    for (const [method, path] of [
      ['POST', `/v1/admin/imports/${waiting.id as string}/apply`],
      ['DELETE', `/v1/admin/imports/${done.id as string}`],
    ] as const) {
      const answer = await api.ask(method, path, { token });
      expect([answer.status, answer.body.type, answer.headers.get('retry-after')]).toEqual([
        409,
        'urn:fasteval:problem:import-busy',
        '2',
      ]);
    }
    const own = await api.delete(`/v1/admin/imports/${busy}`, { token });
    expect([own.status, own.body.importStatus]).toEqual([409, 'applying']);
    expect(await view(waiting.id)).toMatchObject({ status: 'previewed' });
  });

  it('When an import that is being read is deleted, then it is undone and whoever read it has lost it', async () => {
    const id = await leased('reading', 60);
    expect(await undone(api, token, id)).toMatchObject({ status: 'undone', rows: { total: 0 } });
  });

  it('When a process died while it took an import back, then another that boots takes it back to the end', async () => {
    const { id } = await applied(api, token, stdCsv([{}]));
    await leasedAs(id as string, 'undoing', -1);
    const other = await anotherInstance(api);
    try {
      expect(await settled(api, token, id as string)).toMatchObject({
        status: 'undone',
        undo: { removed: { festivals: 1, editions: 1 } },
      });
      expect((await api.get('/v1/festivals')).body.total).toBe(0);
    } finally {
      await other.close();
    }
  });

  it('When an import is being taken back already, then asking again does no harm, and it cannot be applied', async () => {
    const { id } = await applied(api, token, stdCsv([{}]));
    await leasedAs(id as string, 'undoing', 60);
    const again = await api.delete(`/v1/admin/imports/${id as string}`, { token });
    expect([again.status, again.body]).toEqual([202, { id, status: 'undoing' }]);
    const apply = await api.post(`/v1/admin/imports/${id as string}/apply`, undefined, { token });
    expect([apply.status, apply.body.importStatus]).toEqual([409, 'undoing']);
    expect((await api.get('/v1/festivals')).body.total).toBe(1);
  });

  it('When taking an import back fails on our side, then it stays applied and says so, and can be asked for again', async () => {
    const { id } = await applied(api, token, stdCsv([{}]));
    await connection.query(`CREATE TRIGGER never_erased BEFORE DELETE ON festivals_festival FOR EACH ROW
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'never'`);
    let failed;
    try {
      failed = await undone(api, token, id as string);
    } finally {
      await connection.query('DROP TRIGGER never_erased');
    }
    expect(failed).toMatchObject({ status: 'applied', problem: { code: 'internal' }, rows: { total: 1 } });
    expect((await api.get('/v1/festivals')).body.total).toBe(1);
    expect(await undone(api, token, id as string)).toMatchObject({ status: 'undone', problem: null });
  });
});
