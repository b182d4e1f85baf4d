import { execFileSync, spawn } from 'node:child_process';
import { createConnection } from 'mysql2/promise';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { startApiProcess } from '../../test/support/api-process.js';
import type { Row } from '../measure.js';
import type { Stack } from './stack.js';

/** Which core the API and its database have to themselves, and which the function, the store and all clients. */
const [API_CORE, OTHER_CORE] = ['1', '0'];
const PROBE_SECONDS = 20;

/** How much slower reading gets for others while 30 people upload 300 photos. */
export async function neighbours(stack: Stack): Promise<Row> {
  const { environment, store, lambda } = stack;
  const api = await startApiProcess(environment);
  pin(api.child.pid ?? 0, API_CORE);
  pin(await databasePid(environment['DATABASE_URL'] ?? ''), API_CORE);
  for (const pid of [store.pid, lambda.pid]) pin(pid, OTHER_CORE);
  const idle = await probe(api.url);
  const crowd = pinned(['upload', api.url]);
  const told = lines(crowd.stdout);
  await told.next();
  crowd.stdin.write('go\n');
  const busy = await probe(api.url);
  const { photos, seconds } = JSON.parse((await told.next()).value ?? '') as Record<string, number>;
  await api.end('SIGTERM');
  const [quiet, loud] = [idle.p50, busy.p50];
  return {
    what: `GET /v1/festivals, p50, while 30 people upload ${photos} photos (${seconds} s)`,
    seen: `${loud.toFixed(1)} ms`,
    baseline: `${quiet.toFixed(1)} ms idle under the same pinning`,
    ratio: `${(loud / quiet).toFixed(2)} x`,
    wanted: '<= 1.3 x',
  };
}

function pin(pid: number, core: string): void {
  execFileSync('taskset', ['-a', '-c', '-p', core, String(pid)], { stdio: 'ignore' });
}

async function databasePid(url: string): Promise<number> {
  const connection = await createConnection({ uri: url });
  const [rows] = await connection.query("SHOW VARIABLES LIKE 'pid_file'");
  await connection.end();
  const [{ Value }] = rows as [{ Value: string }];
  return Number(execFileSync('cat', [Value]).toString());
}

async function probe(url: string): Promise<{ p50: number }> {
  // Before the others on their core, since its figure is theirs.
  const child = pinned(['probe', url, String(PROBE_SECONDS)], ['nice', '-n', '-10']);
  return JSON.parse((await lines(child.stdout).next()).value ?? '') as { p50: number };
}

/** A client in a process of its own. */
function pinned(args: string[], before: string[] = []) {
  const program = [process.execPath, '--import', 'tsx', 'bench/photos/crowd.process.ts', ...args];
  return spawn('taskset', ['-c', OTHER_CORE, ...before, ...program], { stdio: ['pipe', 'pipe', 'inherit'] });
}

const lines = (stream: Readable): AsyncIterator<string, undefined> =>
  createInterface({ input: stream })[Symbol.asyncIterator]();
