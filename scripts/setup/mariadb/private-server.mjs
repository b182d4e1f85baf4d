// @ts-check
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, isExecutable, mustRun } from '../command.mjs';
import { PlainError } from '../plain-error.mjs';
import { writePrivateFile } from '../private-file.mjs';
import { letsIn } from './given-server.mjs';
import { readVersion, requireVersion } from './version.mjs';

const USER = 'fasteval';
/** What the application expects of its database, the same as in docker/compose.yml. */
const SETTINGS = fileURLToPath(new URL('../../../docker/mariadb/fasteval.cnf', import.meta.url));
/** Nobody comes in from elsewhere; the paths are in the data folder, where they cannot be too long. */
const ALWAYS = [
  '--bind-address=127.0.0.1',
  '--socket=mariadb.sock',
  '--pid-file=mariadb.pid',
  '--skip-log-bin',
];
/** For data that is thrown away. */
const FAST = ['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=OFF'];

/**
 * @typedef {object} PrivateServerOptions
 * @property {string} program path of mariadbd
 * @property {string} folder of its data, made when it is not there
 * @property {number} port free on loopback
 * @property {string} password hexadecimal, of the user it lets in
 * @property {'one' | 'tests'} databases `one`: all rights on `fasteval`; `tests`: may create `fasteval_test…`
 * @property {boolean} durable
 */

/**
 * Makes a MariaDB of our own ready to start: its data folder, its user and its database. Only loopback
 * and a socket inside its folder reach it; its root may come in as the same person of this machine alone.
 * @param {PrivateServerOptions} options
 * @returns {Promise<{ service: import('../service.mjs').ServiceDefinition, url: string }>}
 */
export async function preparePrivateServer(options) {
  const { program, folder, port, password, databases, durable } = options;
  const data = join(folder, 'data');
  if (!existsSync(data)) await createData(program, folder, data);
  const boot = join(folder, 'boot.sql');
  writePrivateFile(boot, bootSql(password, databases));
  const url = `mysql://${USER}:${password}@127.0.0.1:${port}/${databases === 'one' ? USER : ''}`;
  return {
    url,
    service: {
      name: 'MariaDB',
      program,
      args: [
        `--defaults-file=${SETTINGS}`,
        ...(userInfo().uid === 0 ? ['--user=root'] : []),
        `--datadir=${data}`,
        `--port=${port}`,
        `--init-file=${boot}`,
        ...ALWAYS,
        ...(durable ? [] : FAST),
      ],
      env: process.env,
      ready: () => letsIn(url),
      readyMs: 120_000,
      stopMs: 60_000,
    },
  };
}

/** @param {string} program @returns {Promise<string>} its version @throws {PlainError} when it is too old */
export async function requireProgram(program) {
  const said = await mustRun('mariadbd --version', program, ['--no-defaults', '--version']);
  const version = readVersion(said);
  if (version === undefined) {
    throw new PlainError(
      `${program} does not say that it is MariaDB: remove it from the PATH, or set DATABASE_URL.`,
    );
  }
  requireVersion(version, program);
  return version;
}

/**
 * Fills the folder beside its place and moves it there when it is whole, so that an interruption leaves
 * nothing half made.
 * @param {string} program
 * @param {string} folder
 * @param {string} data
 */
async function createData(program, folder, data) {
  const half = `${data}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { username } = userInfo();
  const args = [
    '--no-defaults',
    '--force',
    '--skip-test-db',
    '--auth-root-authentication-method=socket',
    `--auth-root-socket-user=${username}`,
    `--user=${username}`,
    // Relative, since this shell script splits a path at its spaces.
    `--datadir=./${basename(half)}`,
  ];
  await mustRun('mariadb-install-db', installer(program), args, { cwd: folder });
  renameSync(half, data);
}

/** @param {string} program */
function installer(program) {
  const name = 'mariadb-install-db';
  const beside = ['.', '../bin', '../scripts']
    .map((folder) => join(dirname(program), folder, name))
    .find(isExecutable);
  const found = beside ?? findProgram(name, process.env, ['/usr/bin', '/usr/local/bin']);
  if (found === undefined) {
    throw new PlainError(
      `${program} is there but ${name} is not: install the whole MariaDB server, or set DATABASE_URL.`,
    );
  }
  return found;
}

/**
 * What the server does before it lets anybody in, at each start: one statement a line, all repeatable.
 * @param {string} password
 * @param {'one' | 'tests'} databases
 */
function bootSql(password, databases) {
  const account = `'${USER}'@'127.0.0.1'`;
  const rights =
    databases === 'one'
      ? [
          `CREATE DATABASE IF NOT EXISTS ${USER} CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci`,
          `GRANT ALL ON ${USER}.* TO ${account}`,
        ]
      : [
          `GRANT ALL ON \`${USER}\\_test%\`.* TO ${account} WITH GRANT OPTION`,
          `GRANT PROCESS, CREATE USER ON *.* TO ${account}`,
          `GRANT SELECT ON mysql.* TO ${account}`,
        ];
  const lines = [
    `CREATE USER IF NOT EXISTS ${account}`,
    `ALTER USER ${account} IDENTIFIED BY '${password}'`,
    ...rights,
  ];
  return `${lines.join(';\n')};\n`;
}
