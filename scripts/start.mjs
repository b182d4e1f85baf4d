// @ts-check
/** `npm start`: brings the whole system up on this machine and keeps it up until Ctrl-C. */
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CheckoutLock, endLeftBehind } from './setup/checkout-lock.mjs';
import { untilInterrupted } from './setup/interrupt.mjs';
import { requireNode } from './setup/node-version.mjs';
import { PlainError, runMain } from './setup/plain-error.mjs';
import { Progress } from './setup/progress.mjs';
import { startAll } from './start/local-start.mjs';
import { demoAccounts, demoFile } from './start/local-state.mjs';
import { Running } from './start/running.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const data = join(root, '.data');
const INTERRUPTED = 'interrupted';

await runMain(async () => {
  requireNode();
  const progress = new Progress();
  const lock = new CheckoutLock(join(data, 'start.lock'));
  const taking = lock.take();
  if (!taking.taken) {
    throw new PlainError(
      `\`npm start\` is already running in this checkout (process ${taking.holder.pid}): stop it first.`,
    );
  }
  const running = new Running({
    logFolder: join(data, 'logs'),
    say: (line) => progress.say(line),
    remember: (name, pid) => lock.remember(name, pid),
  });
  const interrupted = untilInterrupted(() => running.kill()).then(() => INTERRUPTED);
  const starting = bringUp(progress, running, taking.leftBehind);
  try {
    const first = await Promise.race([starting, interrupted]);
    if (typeof first !== 'string') {
      welcome(first);
      await interrupted;
    }
    return 0;
  } finally {
    progress.hush();
    if (running.hasStarted) {
      await progress.step('Stopping', async (say) => {
        await running.stop(starting);
        say('Stopped: nothing of it runs any more, its data is in .data');
      });
    } else {
      await running.stop(starting);
    }
    lock.release();
  }
});

/**
 * @param {Progress} progress
 * @param {Running} running
 * @param {import('./setup/checkout-lock.mjs').Child[]} leftBehind
 */
async function bringUp(progress, running, leftBehind) {
  if (leftBehind.length > 0) {
    const names = leftBehind.map(({ name }) => name).join(', ');
    await progress.step(`Ending what an earlier start left running (${names})`, () =>
      endLeftBehind(leftBehind),
    );
  }
  return startAll(root, data, running, progress);
}

/** @param {{ url: string, mailUrl: string | undefined }} at */
function welcome({ url, mailUrl }) {
  const file = demoFile(data);
  const { visitor } = demoAccounts(file);
  const mail = mailUrl === undefined ? '' : `\n  Mail      ${mailUrl} (what would have been sent)`;
  process.stdout.write(`
  App       ${url}/
  Admin     ${url}/admin/
  API docs  ${url}/docs${mail}
  Sign in   as ${visitor.email} with ${visitor.password}
            (the editor and the admin: ${relative(process.cwd(), file)})
  Logs      ${relative(process.cwd(), join(data, 'logs'))}

Press Ctrl-C to stop.
`);
}
