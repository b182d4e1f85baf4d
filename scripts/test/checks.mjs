// @ts-check
import { join } from 'node:path';
import { run } from '../setup/command.mjs';

const AT_A_TIME = 2;

/**
 * Runs checks two at a time; what a failed one printed is shown once they are all done.
 * @param {string} root
 * @param {import('../stages.mjs').Check[]} checks
 * @param {import('../setup/progress.mjs').Progress} progress
 * @returns {Promise<import('./results.mjs').Result[]>}
 */
export async function runChecks(root, checks, progress) {
  const waiting = [...checks.entries()];
  /** @type {import('./results.mjs').Result[]} */
  const results = [];
  /** @type {string[]} */
  const said = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, check] = next;
      const { result, output } = await runCheck(root, check, progress);
      results[index] = result;
      if (result.failed > 0) said[index] = `\n── ${check.name}\n${output.trimEnd()}\n`;
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  for (const text of Object.values(said)) progress.say(text);
  return results;
}

/**
 * @param {string} root
 * @param {import('../stages.mjs').Check} check
 * @param {import('../setup/progress.mjs').Progress} progress
 */
async function runCheck(root, check, progress) {
  const startedAt = Date.now();
  const failure = await progress.step(check.name, async (say) => {
    for (const [program = '', ...args] of check.commands) {
      const { code, output } = await run(join(root, 'node_modules', '.bin', program), args, { cwd: root });
      if (code === 0) continue;
      say(`${check.name} failed`, '✘');
      return `$ ${program} ${args.join(' ')}\n${output}`;
    }
    return undefined;
  });
  const failed = failure === undefined ? 0 : 1;
  const result = { stage: check.name, passed: 1 - failed, failed, skipped: 0, ms: Date.now() - startedAt };
  return { result, output: failure ?? '' };
}
