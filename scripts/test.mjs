// @ts-check
/** `npm test`: every stage of scripts/stages.mjs on throw-away data, then the counts. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withEnvFile } from './setup/env-file.mjs';
import { untilInterrupted } from './setup/interrupt.mjs';
import { requireNode } from './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { runMain } from './setup/plain-error.mjs';
import { Progress, seconds } from './setup/progress.mjs';
import { QUIET_SDK } from './start/environment.mjs';
import { Running } from './start/running.mjs';
import { jobsOf, runTwoAtATime } from './test/checks.mjs';
import { HELP, makePlan } from './test/plan.mjs';
import { prepare } from './test/prepare.mjs';
import { closingLine, hasFailed, resultTable } from './test/results.mjs';
import { findSharedData } from './test/shared-data.mjs';
import { runSuite } from './test/suites.mjs';
import { removeFolder, sweepKilledRuns, throwAwayFolder } from './test/throw-away.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const INTERRUPTED = 130;

await runMain(async () => {
  requireNode();
  const args = process.argv.slice(2);
  if (args[0] === '--help' || args[0] === '-h') {
    process.stdout.write(HELP);
    return 0;
  }
  const progress = new Progress();
  await sweepKilledRuns();
  const { folder, temp, lock } = throwAwayFolder();
  const running = new Running({
    logFolder: join(folder, 'logs'),
    say: (line) => progress.say(line),
    remember: (name, pid) => lock.remember(name, pid),
  });
  process.once('exit', () => removeFolder(folder));
  const interrupted = untilInterrupted(() => process.exit(INTERRUPTED)).then(() => INTERRUPTED);
  const testing = runAll({ args, folder, temp, running, progress });
  try {
    return await Promise.race([testing, interrupted]);
  } finally {
    progress.hush();
    await running.stop(testing);
  }
});

/**
 * @param {{ args: string[], folder: string, temp: string, running: Running, progress: Progress }} parts
 * @returns {Promise<number>} exit code
 */
async function runAll({ args, folder, temp, running, progress }) {
  const startedAt = Date.now();
  const given = withEnvFile(join(root, '.env'), process.env);
  const sharedData = findSharedData(root, given['SHARED_DATA']);
  const plan = makePlan(args, sharedData.folder !== undefined);
  await ensurePackages(root, progress);
  const env = {
    ...QUIET_SDK,
    ...process.env,
    TMPDIR: temp,
    ...(sharedData.folder && { SHARED_DATA: sharedData.folder }),
  };
  await prepare({ root, needs: plan.needs, env, given, folder, running, progress });

  const results = await runTwoAtATime(jobsOf(root, plan.checks), progress);
  for (const { name, takesHours } of plan.suites) {
    progress.say(`\n── ${name}`);
    results.push(
      await runSuite({
        ...{ root, name, takesHours, env, shown: true },
        ...{ jestArgs: plan.jestArgs, folder: join(folder, 'reports') },
      }),
    );
  }
  progress.say(`\n${resultTable(results)}\n\nAll stages together took ${seconds(Date.now() - startedAt)}.`);
  if (plan.asksForSharedData) progress.say(sharedData.line);
  await running.stop(Promise.resolve());
  progress.say(closingLine(results));
  return hasFailed(results) ? 1 : 0;
}
