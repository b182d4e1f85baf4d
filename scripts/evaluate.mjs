// @ts-check
/**
 * `npm run evaluate -- --protocol … --model …`: how good the product's models are on files of ratings. It
 * builds what needs building and asks for no database.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApi } from './setup/build.mjs';
import { endCommands, run } from './setup/command.mjs';
import { untilInterrupted } from './setup/interrupt.mjs';
import { requireNode } from './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { runMain } from './setup/plain-error.mjs';
import { Progress } from './setup/progress.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const INTERRUPTED = 130;

await runMain(async () => {
  requireNode();
  void untilInterrupted(() => process.exit(INTERRUPTED))
    .then(endCommands)
    .then(() => process.exit(INTERRUPTED));
  // The command's own output is what a person pipes on.
  const progress = new Progress(process.stderr);
  await ensurePackages(root, progress);
  await buildApi(root, progress);
  progress.hush();
  const { code } = await run(
    process.execPath,
    [join(root, 'dist', 'src', 'cli', 'evaluate.js'), ...process.argv.slice(2)],
    // A path on the command line is meant from where the command was typed.
    { cwd: process.env['INIT_CWD'] ?? process.cwd(), shown: true },
  );
  return code;
});
