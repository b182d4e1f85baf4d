/**
 * How many rows of a file an import reads and applies in a second, as an operator starts it, next to writing
 * everything that it leaves in the tables by plain inserts of many rows at once; and the most memory that a file
 * of 200 MB takes, next to a file of one row. Memory on Linux alone.
 */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Connection, createConnection } from 'mysql2/promise';
import { testEnvironment } from '../test/support/api.js';
import { emptyDatabase } from '../test/support/database.js';
import { anotherFestival, stdCsv } from '../test/support/imports.js';
import { writeLargeFile } from './import/large-file.js';
import { machine, median, memoryOf, type Row, tableOf } from './measure.js';
import { freshDatabase } from './search/synthetic-catalogue.js';

const IMPORTING = fileURLToPath(new URL('import/importing.process.ts', import.meta.url));
const ROUNDS = 5;
/** Until the process runs compiled code throughout; plain inserts need no such thing. */
const WARM_UP = 5;
const ROWS = 1_300;
const ROWS_A_STATEMENT = 500;
const LARGE_BYTES = 200_000_000;
const LOOKED_MS = 50;
const REAL_FILE = 'festivals/std/std_2026-06_cp949.csv';
/** Each after those that it refers to. */
const LEFT_IN = [
  'festivals_import',
  'festivals_festival',
  'festivals_tag',
  'festivals_edition',
  'festivals_showing',
  'festivals_statement',
  'festivals_attribution',
  'festivals_block_key',
  'festivals_import_row',
  'festivals_change',
  'festivals_change_entry',
  'festivals_latest_change',
  'festivals_duplicate',
];

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'fasteval-import-bench-'));
try {
  const small = join(folder, 'small.csv');
  await writeFile(small, stdCsv([anotherFestival('등불축제')]));
  const rows: Row[] = [await speed(), await memory(small)];
  process.stderr.write(`${machine()}\n\n${tableOf(rows)}\n`);
} finally {
  await rm(folder, { recursive: true });
}

/** Both in processes that run already and have done it before, since that is where files are imported. */
async function speed(): Promise<Row> {
  const file = await fileOf(ROWS);
  const url = await freshDatabase('fasteval_test_bench_import');
  const importing = await startImporting(url);
  const [imports, plain]: [number[], number[]] = [[], []];
  for (let round = 1; round <= WARM_UP + ROUNDS; round += 1) {
    const ms = await importing.run(file);
    const plainMs = await writtenPlainly(url);
    if (round <= WARM_UP) continue;
    imports.push(ROWS / (ms / 1000));
    plain.push(ROWS / (plainMs / 1000));
  }
  await importing.end();
  const [seen, baseline] = [median(imports), median(plain)];
  return {
    what: `rows read, previewed and applied in a second, of ${ROWS}`,
    seen: seen.toFixed(0),
    baseline: `${baseline.toFixed(0)} by plain inserts of what it leaves`,
    ratio: `${(seen / baseline).toFixed(2)} x`,
    wanted: '>= 0.5 x',
  };
}

interface Importing {
  /** Answers the milliseconds. */
  run(file: string): Promise<number>;
  end(): Promise<void>;
}

async function startImporting(url: string): Promise<Importing> {
  const child = fork(IMPORTING, [url], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return {
    async run(path) {
      child.send(path);
      const [{ ms, status }] = (await once(child, 'message')) as [{ ms: number; status: string }];
      if (status !== 'applied') throw new Error(`The import is ${status}`);
      return ms;
    },
    async end() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function memory(small: string): Promise<Row> {
  const large = join(folder, 'large.csv');
  const rows = await writeLargeFile(large, LARGE_BYTES);
  const idle = (await imported(small)).peak;
  const { peak, ms } = await imported(large);
  return {
    what: `MB that a process holds at most while it reads, previews and applies 200 MB, ${rows} rows in ${(ms / 1000).toFixed(0)} s`,
    seen: peak.toFixed(0),
    baseline: `${idle.toFixed(0)} for one row`,
    ratio: `+${(peak - idle).toFixed(0)} MB`,
    wanted: '<= +100 MB',
  };
}

/** The real one, or made-up festivals where it is not at hand. */
async function fileOf(rows: number): Promise<string> {
  const real = join(process.env['SHARED_DATA'] ?? '../shared/data', REAL_FILE);
  if (existsSync(real)) return real;
  const made = join(folder, 'made.csv');
  const festivals = Array.from({ length: rows }, (_, index) =>
    anotherFestival(`${index + 3000}번길 등불축제`),
  );
  await writeFile(made, stdCsv(festivals));
  return made;
}

async function imported(file: string): Promise<{ ms: number; peak: number; url: string }> {
  const url = await freshDatabase('fasteval_test_bench_import');
  const env = { ...process.env, ...testEnvironment(url), LOG_LEVEL: 'error' };
  const began = performance.now();
  const importing = run(process.execPath, ['dist/src/cli/import.js', file, '--apply'], {
    env,
    maxBuffer: 2 ** 26,
  });
  let peak = 0;
  const { pid } = importing.child;
  const looking = setInterval(() => {
    if (pid !== undefined && existsSync(`/proc/${pid}/status`)) peak = Math.max(peak, memoryOf(pid).peak);
  }, LOOKED_MS);
  await importing.finally(() => clearInterval(looking));
  return { ms: performance.now() - began, peak, url };
}

/** Every row of every table once more, into the same table, emptied; all is empty afterwards. */
async function writtenPlainly(url: string): Promise<number> {
  const connection = await createConnection({ uri: url, dateStrings: true, jsonStrings: true });
  const left: [string, unknown[][]][] = [];
  for (const table of LEFT_IN) {
    const [rows] = await connection.query({ sql: `SELECT * FROM ${table}`, rowsAsArray: true });
    left.push([table, rows as unknown[][]]);
  }
  await emptyDatabase(url);
  let ms = 0;
  for (const [table, rows] of left) ms += await written(connection, table, rows);
  await connection.end();
  await emptyDatabase(url);
  return ms;
}

async function written(connection: Connection, table: string, rows: readonly unknown[][]): Promise<number> {
  const began = performance.now();
  await connection.beginTransaction();
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT)
    await connection.query(`INSERT INTO ${table} VALUES ?`, [rows.slice(from, from + ROWS_A_STATEMENT)]);
  await connection.commit();
  return performance.now() - began;
}
