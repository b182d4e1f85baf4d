// @ts-check
/** What the commands beside `npm start` have in common: they run on its data, whether or not it is running. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApi } from '../setup/build.mjs';
import { CheckoutLock, endLeftBehind } from '../setup/checkout-lock.mjs';
import { mustRun, run } from '../setup/command.mjs';
import { withEnvFile } from '../setup/env-file.mjs';
import { untilInterrupted } from '../setup/interrupt.mjs';
import { requireNode } from '../setup/node-version.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { runMain } from '../setup/plain-error.mjs';
import { readJson } from '../setup/private-file.mjs';
import { Progress } from '../setup/progress.mjs';
import { apiEnvironment } from './environment.mjs';
import { startMariadb } from './local-mariadb.mjs';
import { localDatabaseUrl, localState } from './local-state.mjs';
import { Running } from './running.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const data = join(root, '.data');
const PORT = 3000;
const INTERRUPTED = 130;

/**
 * Runs `dist/src/cli/<command>.js` with the arguments of this process on the data of this checkout's `npm start`.
 *
 * @param {string} command
 */
export function runOnLocalData(command) {
  return runMain(() => onLocalData(command));
}

/** @param {string} command */
async function onLocalData(command) {
  requireNode();
  // The command's own output is what a person pipes on.
  const progress = new Progress(process.stderr);
  const lock = new CheckoutLock(join(data, 'start.lock'));
  const taking = lock.take();
  const running = new Running({
    logFolder: join(data, 'logs'),
    say: (line) => progress.say(line),
    remember: (name, pid) => lock.remember(name, pid),
  });
  const interrupted = untilInterrupted(() => running.kill()).then(() => INTERRUPTED);
  if (taking.taken) await endLeftBehind(taking.leftBehind);
  const working = work(command, { started: !taking.taken, running, progress });
  try {
    return await Promise.race([working, interrupted]);
  } finally {
    progress.hush();
    await running.stop(working);
    if (taking.taken) lock.release();
  }
}

/**
 * @param {string} command
 * @param {{ started: boolean, running: Running, progress: Progress }} parts `started`: `npm start` is running
 * @returns {Promise<number>} exit code of the command
 */
async function work(command, { started, running, progress }) {
  const given = withEnvFile(join(root, '.env'), process.env);
  await ensurePackages(root, progress);
  const state = started ? readJson(join(data, 'local.json')) : await localState(data);
  const databaseUrl = started
    ? (given['DATABASE_URL'] ?? localDatabaseUrl(state))
    : await startMariadb({ root, data, given, state, running, progress });
  await buildApi(root, progress);
  const env = apiEnvironment({ given, port: PORT, databaseUrl, state });
  await mustRun('Migrating', process.execPath, ['dist/src/cli/migrate.js'], { cwd: root, env });
  const { code } = await run(
    process.execPath,
    [join(root, 'dist', 'src', 'cli', `${command}.js`), ...process.argv.slice(2)],
    // A path on the command line is meant from where the command was typed.
    { cwd: process.env['INIT_CWD'] ?? process.cwd(), env, shown: true },
  );
  return code;
}
