// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { mustRun } from './command.mjs';
import { readJson } from './private-file.mjs';

const DECLARED = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/**
 * @typedef {Record<string, any>} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} Lock
 */

/**
 * Whether what npm says it installed is what the lock file asks for. Entries that are optional may be
 * absent: they are the builds for other systems.
 * @param {Lock | undefined} lock package-lock.json
 * @param {Lock | undefined} installed node_modules/.package-lock.json, written by npm when it is done
 */
export function installedMatchesLock(lock, installed) {
  if (!lock?.packages || !installed?.packages) return false;
  const asked = Object.entries(lock.packages).filter(([path]) => path.includes('node_modules/'));
  for (const [path, entry] of asked) {
    const there = installed.packages[path];
    if (
      there === undefined
        ? !entry['optional'] && !entry['devOptional']
        : there['version'] !== entry['version']
    ) {
      return false;
    }
  }
  return Object.keys(installed.packages).every((path) => lock.packages?.[path] !== undefined);
}

/**
 * Whether the lock file was made from these package.json files.
 * @param {Lock | undefined} lock
 * @param {Record<string, LockEntry>} manifests package.json contents by folder, the root's under ''
 */
export function lockMatchesManifests(lock, manifests) {
  return Object.entries(manifests).every(([folder, manifest]) =>
    DECLARED.every((kind) => isDeepStrictEqual(lock?.packages?.[folder]?.[kind] ?? {}, manifest[kind] ?? {})),
  );
}

/**
 * Installs the packages unless they are installed as locked.
 * @param {string} root of the checkout
 * @param {import('./progress.mjs').Progress} progress
 */
export async function ensurePackages(root, progress) {
  await progress.step('Looking at the packages', async (say) => {
    const lock = readJson(join(root, 'package-lock.json'));
    const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
    if (installedMatchesLock(lock, installed) && lockMatchesManifests(lock, readManifests(root))) {
      say('Packages are as locked');
      return;
    }
    say('Installing packages (npm ci)');
    const npm = npmCommand(process.env);
    await mustRun('npm ci', npm.program, [...npm.args, 'ci', '--include=dev', '--no-audit'], { cwd: root });
    say('Installed packages (npm ci)');
  });
}

/** @param {string} root */
function readManifests(root) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folders = ['', .../** @type {string[]} */ (manifest.workspaces ?? [])];
  return Object.fromEntries(
    folders.map((folder) => [folder, readJson(join(root, folder, 'package.json')) ?? {}]),
  );
}

/**
 * How to run npm: the one that runs us, else the one on the PATH.
 * @param {NodeJS.ProcessEnv} env
 */
export function npmCommand(env) {
  const ours = env['npm_execpath'];
  return ours !== undefined && /npm-cli\.c?js$/.test(ours)
    ? { program: process.execPath, args: [ours] }
    : { program: 'npm', args: [] };
}
