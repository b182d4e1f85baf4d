// @ts-check
import { join } from 'node:path';
import { run } from '../setup/command.mjs';

const AT_A_TIME = 2;

/**
 * @typedef {object} Job
 * @property {string} name
 * @property {() => Promise<import('./results.mjs').Result>} run
 */

/**
 * Runs jobs two at a time; what a failed one printed is shown once they are all done.
 * @param {Job[]} jobs
 * @param {import('../setup/progress.mjs').Progress} progress
 * @returns {Promise<import('./results.mjs').Result[]>} in the order of the jobs
 */
export async function runTwoAtATime(jobs, progress) {
  const waiting = [...jobs.entries()];
  /** @type {import('./results.mjs').Result[]} */
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, { name, run }] = next;
      results[index] = await progress.step(name, async (say) => {
        const result = await run();
        if (result.failed > 0) say(`${name} failed`, '✘');
        return result;
      });
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  for (const { stage, failed, output = '' } of results)
    if (failed > 0) progress.say(`\n── ${stage}\n${output.trimEnd()}\n`);
  return results;
}

/**
 * @param {string} root
 * @param {import('../stages.mjs').Check[]} checks
 * @returns {Job[]}
 */
export function jobsOf(root, checks) {
  return checks.map((check) => ({ name: check.name, run: () => runCheck(root, check) }));
}

/**
 * @param {string} root
 * @param {import('../stages.mjs').Check} check
 * @returns {Promise<import('./results.mjs').Result>}
 */
async function runCheck(root, { name, commands }) {
  const startedAt = Date.now();
  const result = { stage: name, passed: 1, failed: 0, skipped: 0 };
  for (const [program = '', ...args] of commands) {
    const path = join(root, 'node_modules', program.includes('/') ? '' : '.bin', program);
    const { code, output } = await run(path, args, { cwd: root });
    if (code === 0) continue;
    const told = `$ ${program} ${args.join(' ')}\n${output}`;
    return { ...result, passed: 0, failed: 1, output: told, ms: Date.now() - startedAt };
  }
  return { ...result, ms: Date.now() - startedAt };
}
