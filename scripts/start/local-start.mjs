// @ts-check
import { join } from 'node:path';
import { buildAll } from '../setup/build.mjs';
import { mustRun } from '../setup/command.mjs';
import { withEnvFile } from '../setup/env-file.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { chooseApiPort } from '../setup/ports.mjs';
import { apiEnvironment, hasOwnMailServer, hasOwnStore, requireLocal } from './environment.mjs';
import { startMariadb } from './local-mariadb.mjs';
import { DEMO_ROLES, demoAccounts, demoFile, localState } from './local-state.mjs';
import { apiService, lambdaService, mailService, storeService } from './services.mjs';

const PORT = 3000;

/**
 * @typedef {import('./running.mjs').Running} Running
 * @typedef {import('../setup/progress.mjs').Progress} Progress
 */

/**
 * Brings the whole system up, in the order in which its parts need each other.
 * @param {string} root of the checkout
 * @param {string} data folder of its data
 * @param {Running} running takes what has to be stopped
 * @param {Progress} progress
 * @returns {Promise<{ url: string, mailUrl: string | undefined }>} where it is to be seen, and the mails it caught
 */
export async function startAll(root, data, running, progress) {
  const given = withEnvFile(join(root, '.env'), process.env);
  requireLocal(given);
  const port = await chooseApiPort(given['PORT'], PORT, given['HOST'] ?? '127.0.0.1');
  if (given['PORT'] === undefined && port !== PORT) progress.say(`  Port ${PORT} is taken: using ${port}`);
  await ensurePackages(root, progress);
  const state = await localState(data);
  const databaseUrl = await startMariadb({ root, data, given, state, running, progress });
  await buildAll(root, progress);
  const env = apiEnvironment({ given, port, databaseUrl, state });
  await allSettled([
    startStore({ root, data, given, env, state, running, progress }),
    startMail({ root, given, env, state, running, progress }),
    prepareDatabase({ root, data, env, progress }),
  ]);
  await progress.step('Starting the API', async (say) => {
    await running.start(apiService(root, env));
    say(`API is ready on port ${port}`);
  });
  await loadSample({ root, data, env, progress });
  const mailUrl = hasOwnMailServer(given) ? undefined : `http://127.0.0.1:${state.ports.mailPage}/`;
  return { url: env['PUBLIC_URL'] ?? '', mailUrl };
}

/**
 * @param {{ root: string, given: Record<string, string>, env: Record<string, string>,
 *   state: import('./local-state.mjs').LocalState, running: Running, progress: Progress }} parts
 */
async function startMail({ root, given, env, state, running, progress }) {
  if (hasOwnMailServer(given)) {
    progress.say('✔ Mails go to the server named by SMTP_URL: none is caught');
    return;
  }
  await progress.step('Starting the mail catcher', async (say) => {
    await running.start(mailService(root, env, state));
    say('Mail catcher is ready');
  });
}

/**
 * @param {{ root: string, data: string, given: Record<string, string>, env: Record<string, string>,
 *   state: import('./local-state.mjs').LocalState, running: Running, progress: Progress }} parts
 */
async function startStore({ root, data, given, env, state, running, progress }) {
  if (hasOwnStore(given)) {
    progress.say(
      '✔ Photos go to the store named by S3_ENDPOINT and S3_BUCKET: no local store and no local Lambda host',
    );
    return;
  }
  await progress.step('Starting the local store and the Lambda host', async (say) => {
    await running.start(storeService(root, data, env, state));
    await running.start(lambdaService(root, env, state));
    say('Local store and Lambda host are ready');
  });
}

/** @param {{ root: string, data: string, env: Record<string, string>, progress: Progress }} parts */
async function prepareDatabase({ root, data, env, progress }) {
  const options = { cwd: root, env };
  await progress.step('Migrating the database', async (say) => {
    await mustRun('Migrating', process.execPath, ['dist/src/cli/migrate.js'], options);
    say('Database is migrated');
  });
  await progress.step('Making the demo accounts', async (say) => {
    const accounts = demoAccounts(demoFile(data));
    const list = DEMO_ROLES.map((role) => ({ ...accounts[role], displayName: `Demo ${role}`, role }));
    const input = JSON.stringify(list);
    await mustRun('Making the demo accounts', process.execPath, ['dist/src/cli/accounts.js'], {
      ...options,
      input,
    });
    say('Demo accounts are there');
  });
}

/** @param {{ root: string, data: string, env: Record<string, string>, progress: Progress }} parts */
async function loadSample({ root, data, env, progress }) {
  await progress.step('Loading the sample catalogue if there is none', async (say) => {
    const { editor } = demoAccounts(demoFile(data));
    await mustRun('Loading the sample', process.execPath, ['dist/src/cli/sample.js', editor.email], {
      cwd: root,
      env: { ...env, LOG_LEVEL: 'error' },
      onLine: (line) => line.trim() !== '' && say(`Sample catalogue: ${line.trim()}`),
    });
  });
}

/**
 * Waits for all of them, so that none goes on by itself when another fails.
 * @param {Promise<void>[]} works
 */
async function allSettled(works) {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
