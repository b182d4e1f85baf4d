// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { underLock } from './checkout-lock.mjs';
import { mustRun } from './command.mjs';
import { npmCommand } from './packages.mjs';

const NOT_SOURCE = new Set(['node_modules', 'dist', 'coverage']);
const EVERYWHERE = ['package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * @typedef {object} Part
 * @property {string} name for people
 * @property {string[]} sources files and folders that its output depends on
 * @property {string} output folder that the build fills
 * @property {string[]} args of npm
 */

/** @type {Part} */
const API = {
  name: 'API',
  sources: ['src', 'lambda/src', 'nest-cli.json', 'tsconfig.build.json'],
  output: 'dist',
  args: ['run', 'build'],
};

/** @type {Part[]} the long ones first: two are built at a time */
const PARTS = [
  API,
  workspace('admin', ['openapi.json', 'uploader']),
  workspace('app', ['openapi.json', 'uploader']),
  workspace('lambda'),
];

/** @param {string} name @param {string[]} [more] sources @returns {Part} */
function workspace(name, more = []) {
  return {
    name,
    sources: [name, ...more],
    output: `${name}/dist`,
    args: ['run', 'build', '--workspace', name],
  };
}

/** @param {string} root of the checkout @param {import('./progress.mjs').Progress} progress */
export const buildAll = (root, progress) => buildParts(root, PARTS, progress);

/** @param {string} root of the checkout @param {import('./progress.mjs').Progress} progress */
export const buildApi = (root, progress) => buildParts(root, [API], progress);

/**
 * Builds the parts whose sources changed since they were last built, two at a time.
 * @param {string} root
 * @param {Part[]} parts
 * @param {import('./progress.mjs').Progress} progress
 */
async function buildParts(root, parts, progress) {
  await underLock(join(root, '.data', 'build.lock'), async () => {
    const waiting = parts.filter((part) => !isBuilt(root, part));
    if (waiting.length === 0) progress.say('✔ Builds are up to date');
    const worker = async () => {
      for (let part = waiting.shift(); part !== undefined; part = waiting.shift())
        await build(root, part, progress);
    };
    await Promise.all([worker(), worker()]);
  });
}

/**
 * @param {string} root
 * @param {Part} part
 * @param {import('./progress.mjs').Progress} progress
 */
async function build(root, part, progress) {
  await progress.step(`Building ${part.name}`, async (say) => {
    const hash = hashSources(root, [...part.sources, ...EVERYWHERE]);
    const npm = npmCommand(process.env);
    rmSync(stamp(root, part), { force: true });
    await mustRun(`Building ${part.name}`, npm.program, [...npm.args, ...part.args], { cwd: root });
    writeFileSync(stamp(root, part), hash);
    say(`Built ${part.name}`);
  });
}

/** @param {string} root @param {Part} part */
function isBuilt(root, part) {
  if (!existsSync(stamp(root, part))) return false;
  return readFileSync(stamp(root, part), 'utf8') === hashSources(root, [...part.sources, ...EVERYWHERE]);
}

/** @param {string} root @param {Part} part */
function stamp(root, part) {
  return join(root, part.output, '.built-from');
}

/**
 * One hash over the names and contents of files and of everything in folders, tests left out.
 * @param {string} root
 * @param {string[]} paths those that do not exist count as empty
 */
export function hashSources(root, paths) {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) if (!NOT_SOURCE.has(name)) add(`${path}/${name}`);
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    }
  };
  for (const path of [...paths].sort()) add(path);
  return hash.digest('hex');
}
