// @ts-check
import { findProgram, mustRun, run } from './command.mjs';

/**
 * How to call apt-get without being asked for a password.
 * @param {NodeJS.ProcessEnv} env
 * @param {number} uid of this process
 * @returns {Promise<string[] | undefined>} what stands before `apt-get`; undefined when it cannot be had
 */
export async function aptPrefix(env, uid) {
  if (findProgram('apt-get', env) === undefined) return undefined;
  if (uid === 0) return [];
  if (findProgram('sudo', env) === undefined) return undefined;
  const { code } = await run('sudo', ['-n', 'true'], { env, timeoutMs: 10_000 });
  return code === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * Refreshes the lists of packages. A list that cannot be had does not matter when the others name what
 * is looked for.
 * @param {string[]} prefix
 */
export async function aptUpdate(prefix) {
  const [program = '', ...args] = [...prefix, 'apt-get', 'update'];
  await run(program, args, { spared: true });
}

/**
 * The version that apt-get would install.
 * @param {string} name of a package
 * @returns {Promise<string | undefined>}
 */
export async function aptCandidate(name) {
  const { output } = await run('apt-cache', ['policy', name], { env: { ...process.env, LC_ALL: 'C' } });
  const candidate = /^ *Candidate: (\S+)/m.exec(output)?.[1];
  return candidate === '(none)' ? undefined : candidate;
}

/**
 * Installs packages, and removes none to do so.
 * @param {string[]} prefix
 * @param {string[]} names
 */
export async function aptInstall(prefix, names) {
  const options = ['-y', '--no-install-recommends', '--no-remove', '-o', 'DPkg::Lock::Timeout=120'];
  const [program = '', ...args] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install'];
  await mustRun(`apt-get install ${names.join(' ')}`, program, [...args, ...options, ...names], {
    spared: true,
  });
}

/**
 * @param {string} brew path of it
 * @param {string[]} args such as `['install', 'mariadb']`
 */
export async function brewInstall(brew, args) {
  await mustRun(`brew ${args.join(' ')}`, brew, args, {
    env: { ...process.env, HOMEBREW_NO_AUTO_UPDATE: '1', HOMEBREW_NO_ENV_HINTS: '1' },
    spared: true,
  });
}
