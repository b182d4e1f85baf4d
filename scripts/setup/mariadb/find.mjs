// @ts-check
import { run } from '../command.mjs';
import { aptPrefix } from '../install.mjs';
import { findBrew, findDocker, findMariadbd } from '../places.mjs';
import { PlainError } from '../plain-error.mjs';

/**
 * @typedef {{ kind: 'url', url: string }
 *   | { kind: 'program', path: string }
 *   | { kind: 'docker', docker: string }
 *   | { kind: 'apt', prefix: string[] }
 *   | { kind: 'brew', brew: string }} MariadbSource
 */

/**
 * @typedef {object} Machine
 * @property {NodeJS.ProcessEnv} env
 * @property {number} uid
 * @property {string} platform
 * @property {string[]} [folders] searched after the PATH
 */

/**
 * Where MariaDB comes from: a server that was named, one on the machine, a running Docker engine, the
 * machine's own packages, Homebrew; the first that is there.
 * @param {Machine} machine
 * @returns {Promise<MariadbSource>}
 * @throws {PlainError} when none is
 */
export async function findMariadb({ env, uid, platform, folders }) {
  const url = env['DATABASE_URL'];
  if (url) return { kind: 'url', url };
  const path = findMariadbd(env, folders);
  if (path !== undefined) return { kind: 'program', path };
  const docker = findDocker(env, folders);
  if (docker !== undefined && (await engineRuns(docker, env))) return { kind: 'docker', docker };
  const prefix = await aptPrefix(env, uid);
  if (prefix !== undefined) return { kind: 'apt', prefix };
  const brew = findBrew(env, folders);
  if (platform === 'darwin' && brew !== undefined) return { kind: 'brew', brew };
  throw noMariadb();
}

export function noMariadb() {
  return new PlainError(
    'No MariaDB was found: install MariaDB 10.11 or newer (Debian, Ubuntu: `sudo apt-get install mariadb-server`; ' +
      'macOS: `brew install mariadb`), or name a server as DATABASE_URL=mysql://user:password@host:3306/fasteval, and run this again.',
  );
}

/**
 * A client without an engine, or without compose, is of no use.
 * @param {string} docker
 * @param {NodeJS.ProcessEnv} env
 */
async function engineRuns(docker, env) {
  for (const args of [['info'], ['compose', 'version']]) {
    if ((await run(docker, args, { env, timeoutMs: 15_000 })).code !== 0) return false;
  }
  return true;
}
