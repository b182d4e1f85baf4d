// @ts-check
import { aptCandidate, aptInstall, aptUpdate, brewInstall } from '../install.mjs';
import { findMariadbd } from '../places.mjs';
import { findMariadb, noMariadb } from './find.mjs';
import { readVersion, requireVersion } from './version.mjs';

/**
 * Debian's server without its system service: programs only, so nothing is started and nothing that the
 * machine runs is touched.
 */
const DEBIAN_PACKAGES = ['mariadb-server-core', 'mariadb-client-core'];

/**
 * Finds MariaDB in the order of {@link findMariadb} and installs it where that is the way.
 * @param {NodeJS.ProcessEnv} env
 * @param {(label: string) => void} say
 * @returns {Promise<Extract<import('./find.mjs').MariadbSource, { kind: 'url' | 'program' | 'docker' }>>}
 */
export async function bringMariadb(env, say) {
  const source = await findMariadb({ env, uid: process.getuid?.() ?? -1, platform: process.platform });
  if (source.kind === 'apt') {
    await installOnDebian(source.prefix, say);
  } else if (source.kind === 'brew') {
    say('Installing MariaDB (brew install mariadb)');
    await brewInstall(source.brew, ['install', 'mariadb']);
  } else {
    return source;
  }
  const path = findMariadbd(env);
  if (path === undefined) throw noMariadb();
  return { kind: 'program', path };
}

/**
 * @param {string[]} prefix
 * @param {(label: string) => void} say
 */
async function installOnDebian(prefix, say) {
  say('Installing MariaDB (apt-get update)');
  await aptUpdate(prefix);
  const candidate = readVersion((await aptCandidate('mariadb-server-core')) ?? '');
  if (candidate === undefined) throw noMariadb();
  requireVersion(candidate, 'the package mariadb-server-core');
  say(`Installing MariaDB ${candidate} (apt-get install ${DEBIAN_PACKAGES.join(' ')})`);
  await aptInstall(prefix, DEBIAN_PACKAGES);
}
