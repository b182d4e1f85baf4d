// @ts-check
import { findProgram } from './command.mjs';

const BREW = ['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew'];

/** Where servers are that a person's PATH leaves out. */
const SERVER_FOLDERS = [
  '/usr/sbin',
  '/usr/local/sbin',
  ...BREW.flatMap((root) => [`${root}/bin`, `${root}/opt/mariadb/bin`]),
];

/** Where programs are that a person's PATH leaves out. */
const PROGRAM_FOLDERS = ['/usr/bin', '/usr/local/bin', ...BREW.map((root) => `${root}/bin`)];

/** @param {NodeJS.ProcessEnv} env @param {string[]} [folders] */
export const findMariadbd = (env, folders = SERVER_FOLDERS) => findProgram('mariadbd', env, folders);

/** @param {NodeJS.ProcessEnv} env @param {string[]} [folders] */
export const findBrew = (env, folders = PROGRAM_FOLDERS) => findProgram('brew', env, folders);

/** @param {NodeJS.ProcessEnv} env @param {string[]} [folders] */
export const findDocker = (env, folders = PROGRAM_FOLDERS) => findProgram('docker', env, folders);
