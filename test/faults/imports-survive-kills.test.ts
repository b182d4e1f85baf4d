import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { askApi, type TestApi, startApi, testEnvironment } from '../support/api.js';
import { type ApiProcess, startApiProcess } from '../support/api-process.js';
import { applied, cp949, settled, type StdCells, stdCsv } from '../support/imports.js';
import { aPerson } from '../support/people.js';
import { until } from '../support/until.js';

const ROWS = 1_200;
const MEBIBYTE = 1024 * 1024;
/** The application itself takes about half of it. */
const HEAP_MEBIBYTES = 150;

describe('imports while processes end', () => {
  /** Lives on, as a second instance would. */
  let api: TestApi;
  let token: string;
  let connection: Connection;
  let onlooker: Connection;
  beforeAll(async () => {
    api = await startApi();
    connection = await createConnection({ uri: api.databaseUrl });
    onlooker = await createConnection({ uri: api.databaseUrl });
  });
  beforeEach(async () => {
    await api.empty();
    ({ token } = await aPerson(api, 'editor'));
  });
  afterAll(async () => {
    await connection.end();
    await onlooker.end();
    await api.close();
  });

  const started: ApiProcess[] = [];
  afterEach(async () => {
    for (const one of started.splice(0)) await one.end('SIGKILL');
  });
  async function startProcess(): Promise<ApiProcess> {
    const one = await startApiProcess(testEnvironment(api.databaseUrl));
    started.push(one);
    return one;
  }
  const numberOf = async (sql: string, values: unknown[] = [], by = connection): Promise<number> => {
    const [rows] = await by.query(sql, values);
    return Number(Object.values((rows as Record<string, unknown>[])[0] ?? {})[0]);
  };
  const counted = async () => ({
    festivals: await numberOf('SELECT COUNT(*) FROM festivals_festival'),
    editions: await numberOf('SELECT COUNT(*) FROM festivals_edition'),
    statements: await numberOf(
      'SELECT COUNT(DISTINCT statement_id) FROM festivals_attribution WHERE applied = 1',
    ),
  });

  async function uploadTo(process: ApiProcess, rows: StdCells[]): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([cp949(stdCsv(rows))]), 'many.csv');
    const { body } = await askApi(process.url, 'POST', '/v1/admin/imports', { token, body: form });
    return body.id as string;
  }

  const many: StdCells[] = Array.from({ length: ROWS }, (_, index) => ({
    축제명: `${index + 3000}번길 등불축제`,
  }));

  it('When the process is killed in the middle of applying, then nothing is half done and the import has failed', async () => {
    const dying = await startProcess();
    const id = await uploadTo(dying, many);
    expect(await settled(api, token, id)).toMatchObject({ status: 'previewed', counts: { new: ROWS } });
    const before = await counted();
    // What the last of the festivals is made of cannot be noted while somebody else holds its statement.
    const [[last]] = (await connection.query(
      'SELECT id FROM festivals_statement ORDER BY natural_key DESC LIMIT 1',
    )) as unknown as [[{ id: string }]];
    await connection.query('START TRANSACTION');
    await connection.query('SELECT id FROM festivals_statement WHERE id = ? FOR UPDATE', [last.id]);
    await askApi(dying.url, 'POST', `/v1/admin/imports/${id}/apply`, { token });
    // What is written but not committed can be seen by who does not mind.
    await onlooker.query('SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED');
    const written = async () => numberOf('SELECT COUNT(*) FROM festivals_edition', [], onlooker);
    await until(async () => (await written()) === before.editions + ROWS);
    const lease = () =>
      numberOf('SELECT ends_at + 0 FROM festivals_import_lease WHERE import_id = ?', [id], onlooker);
    const first = await lease();
    await until(async () => (await lease()) > first);

    await dying.end('SIGKILL');
    await connection.query('ROLLBACK');
    expect(await settled(api, token, id)).toMatchObject({
      status: 'failed',
      problem: { code: 'interrupted' },
    });
    expect(await counted()).toEqual(before);
    await until(async () => (await numberOf('SELECT COUNT(*) FROM festivals_import_row')) === 0);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'When the process gets %s while it reads, then the import has failed and no row is left',
    async (signal) => {
      const leaving = await startProcess();
      const id = await uploadTo(leaving, Array.from({ length: 10 }, () => many).flat());
      await until(async () => (await numberOf('SELECT COUNT(*) FROM festivals_import_row')) > 0);
      await leaving.end(signal);
      expect(await settled(api, token, id)).toMatchObject({
        status: 'failed',
        problem: { code: 'interrupted' },
      });
      await until(async () => (await numberOf('SELECT COUNT(*) FROM festivals_import_row')) === 0);
    },
  );

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'When the process gets %s while it takes an import back, then another takes it back to the end',
    async (signal) => {
      const before = await counted();
      const { id, rows } = await applied(api, token, cp949(stdCsv(many.slice(0, 5))));
      await connection.query('START TRANSACTION');
      await connection.query('SELECT id FROM festivals_festival WHERE id = ? FOR UPDATE', [
        rows.items[0].festivalId,
      ]);
      const leaving = await startProcess();
      const answer = await askApi(leaving.url, 'DELETE', `/v1/admin/imports/${id as string}`, { token });
      expect([answer.status, answer.body.status]).toEqual([202, 'undoing']);
      await onlooker.query('SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED');
      const counting = 'SELECT COUNT(*) FROM festivals_attribution WHERE applied = 1';
      await until(async () => (await numberOf(counting, [], onlooker)) === 0);
      const ended = leaving.end(signal);
      if (signal === 'SIGKILL') await ended;
      await connection.query('ROLLBACK');
      await ended;
      expect(await settled(api, token, id as string)).toMatchObject({
        status: 'undone',
        undo: { removed: { festivals: 5, editions: 5 } },
      });
      expect(await counted()).toEqual(before);
    },
  );

  it('When a file is two fifths as large as all the memory that V8 may use, then every row of it is read', async () => {
    const process = await startApiProcess(testEnvironment(api.databaseUrl), [
      `--max-old-space-size=${HEAP_MEBIBYTES}`,
    ]);
    started.push(process);
    const rows: StdCells[] = Array.from({ length: 7_200 }, (_, index) => ({
      축제명: `${index + 3000}번길 등불축제`,
      축제내용: `${index} ${'등불 행렬 '.repeat(900)}`,
    }));
    expect(cp949(stdCsv(rows)).length).toBeGreaterThan(0.4 * HEAP_MEBIBYTES * MEBIBYTE);
    const id = await uploadTo(process, rows);
    const detail = await until(async () => {
      expect(process.child.signalCode).toBeNull();
      const { body } = await askApi(process.url, 'GET', `/v1/admin/imports/${id}`, { token });
      return body.status !== 'reading' && body;
    });
    expect(detail).toMatchObject({ status: 'previewed', counts: { new: rows.length } });
  });
});
