// @ts-check
/** `npm run bench -- NAME`: measures on throw-away data and prints ratios. Nothing here passes or fails. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './setup/command.mjs';
import { withEnvFile } from './setup/env-file.mjs';
import { untilInterrupted } from './setup/interrupt.mjs';
import { requireNode } from './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { PlainError, runMain } from './setup/plain-error.mjs';
import { Progress } from './setup/progress.mjs';
import { QUIET_SDK } from './start/environment.mjs';
import { Running } from './start/running.mjs';
import { prepare } from './test/prepare.mjs';
import { removeFolder, sweepKilledRuns, throwAwayFolder } from './test/throw-away.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const INTERRUPTED = 130;
const LONGEST_MS = 60 * 60_000;
const SUFFIX = '.bench.ts';

await runMain(async () => {
  requireNode();
  const [name = ''] = process.argv.slice(2);
  const file = join(root, 'bench', `${name}${SUFFIX}`);
  if (!existsSync(file)) {
    const known = readdirSync(join(root, 'bench')).filter((entry) => entry.endsWith(SUFFIX));
    throw new PlainError(
      `Usage: npm run bench -- NAME, one of ${known.map((entry) => entry.slice(0, -SUFFIX.length)).join(', ')}.`,
    );
  }
  const progress = new Progress();
  await sweepKilledRuns();
  const { folder, temp, lock } = throwAwayFolder();
  const running = new Running({
    logFolder: join(folder, 'logs'),
    say: (line) => progress.say(line),
    remember: (process, pid) => lock.remember(process, pid),
  });
  process.once('exit', () => removeFolder(folder));
  const interrupted = untilInterrupted(() => process.exit(INTERRUPTED)).then(() => INTERRUPTED);
  const measuring = (async () => {
    await ensurePackages(root, progress);
    const env = { ...QUIET_SDK, ...process.env, TMPDIR: temp };
    const given = withEnvFile(join(root, '.env'), process.env);
    await prepare({ root, needs: new Set(['database', 'builds']), env, given, folder, running, progress });
    const options = { cwd: root, env, shown: true, timeoutMs: LONGEST_MS };
    const { code } = await run(process.execPath, ['--import', 'tsx', file], options);
    return code ?? 1;
  })();
  try {
    return await Promise.race([measuring, interrupted]);
  } finally {
    progress.hush();
    await running.stop(measuring);
  }
});
