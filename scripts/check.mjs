// @ts-check
/** `npm run check`: the checks and the unit tests, without a database; for before every commit. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endCommands } from './setup/command.mjs';
import { untilInterrupted } from './setup/interrupt.mjs';
import { requireNode } from './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { runMain } from './setup/plain-error.mjs';
import { Progress } from './setup/progress.mjs';
import { jobsOf, runTwoAtATime } from './test/checks.mjs';
import { closingLine, hasFailed, resultTable } from './test/results.mjs';
import { runSuite } from './test/suites.mjs';
import { removeFolder } from './test/throw-away.mjs';
import { CHECKS } from './stages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const INTERRUPTED = 130;

await runMain(async () => {
  requireNode();
  void untilInterrupted(() => process.exit(INTERRUPTED))
    .then(endCommands)
    .then(() => process.exit(INTERRUPTED));
  const progress = new Progress();
  await ensurePackages(root, progress);
  const folder = mkdtempSync(join(tmpdir(), 'fasteval-check-'));
  process.once('exit', () => removeFolder(folder));
  // Longer than all checks together, so with two workers beside them, of which one is done early.
  const unit = {
    name: 'unit',
    run: () =>
      runSuite({
        ...{ root, name: 'unit', jestArgs: ['--maxWorkers', '2'] },
        ...{ folder, env: process.env, shown: false },
      }),
  };
  const results = await runTwoAtATime([unit, ...jobsOf(root, CHECKS)], progress);
  progress.say(`\n${resultTable(results)}\n`);
  progress.say(closingLine(results));
  return hasFailed(results) ? 1 : 0;
});
