// @ts-check
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../setup/command.mjs';
import { readJson } from '../setup/private-file.mjs';
import { jestResult } from './results.mjs';

const HOUR_MS = 60 * 60_000;

/**
 * Runs one Jest project.
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.name of the project
 * @param {true} [options.takesHours]
 * @param {string[]} options.jestArgs patterns and options of the person
 * @param {string} options.folder for its report
 * @param {NodeJS.ProcessEnv} options.env
 * @param {boolean} options.shown its output goes straight to ours instead of into the result
 * @returns {Promise<import('./results.mjs').Result>}
 */
export async function runSuite({ root, name, takesHours, jestArgs, folder, env, shown }) {
  const startedAt = Date.now();
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `${name}.json`);
  const { code, output } = await run(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...['--selectProjects', name, '--json', '--outputFile', report],
      ...(env['CI'] ? ['--ci'] : []),
      ...jestArgs,
    ],
    { cwd: root, env, shown, timeoutMs: takesHours ? 6 * HOUR_MS : HOUR_MS / 2 },
  );
  return { ...jestResult(name, readJson(report), code, Date.now() - startedAt), output };
}
