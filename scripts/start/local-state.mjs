// @ts-check
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keepPrivateJson, writePrivateFile } from '../setup/private-file.mjs';
import { freePort } from '../setup/ports.mjs';

/**
 * What the local start makes up once and keeps in `.data/local.json`, so that sessions, photos and
 * addresses outlive a restart.
 * @typedef {object} LocalState
 * @property {string} jwtSecret
 * @property {string} secondFactorKey
 * @property {string} databasePassword
 * @property {string} s3AccessKeyId
 * @property {string} s3SecretAccessKey
 * @property {{ mariadb: number, store: number, queue: number, smtp: number, mailPage: number }} ports
 */

/**
 * @param {string} data folder of the checkout's data
 * @returns {Promise<LocalState>} with ports that are free now, those of the last start where they are
 */
export async function localState(data) {
  const path = join(data, 'local.json');
  const secret = (/** @type {number} */ bytes) => randomBytes(bytes).toString('hex');
  /** @type {LocalState} */
  const state = keepPrivateJson(path, {
    jwtSecret: secret(32),
    secondFactorKey: secret(32),
    databasePassword: secret(16),
    s3AccessKeyId: `LOCAL${secret(8).toUpperCase()}`,
    s3SecretAccessKey: secret(20),
    ports: {
      mariadb: await freePort(),
      store: await freePort(),
      queue: await freePort(),
      smtp: await freePort(),
      mailPage: await freePort(),
    },
  });
  const ports = {
    mariadb: await freePort(state.ports.mariadb),
    store: await freePort(state.ports.store),
    queue: await freePort(state.ports.queue),
    smtp: await freePort(state.ports.smtp),
    mailPage: await freePort(state.ports.mailPage),
  };
  const whole = { ...state, ports };
  writePrivateFile(path, `${JSON.stringify(whole, null, 2)}\n`);
  return whole;
}

/**
 * The address of the MariaDB that the local start brought.
 * @param {LocalState} state
 */
export const localDatabaseUrl = ({ ports, databasePassword }) =>
  `mysql://fasteval:${databasePassword}@127.0.0.1:${ports.mariadb}/fasteval`;

/**
 * @typedef {{ email: string, password: string }} DemoAccount
 * @typedef {Record<'admin' | 'editor' | 'visitor', DemoAccount>} DemoAccounts
 */

export const DEMO_ROLES = /** @type {const} */ (['admin', 'editor', 'visitor']);

/** @param {string} data folder of the checkout's data */
export const demoFile = (data) => join(data, 'demo-accounts.json');

/**
 * The demo accounts, written to their file before anybody is told of them.
 * @param {string} path
 * @returns {DemoAccounts}
 */
export function demoAccounts(path) {
  const account = (/** @type {string} */ role) => ({
    email: `${role}@fasteval.example`,
    password: randomBytes(12).toString('base64url'),
  });
  return keepPrivateJson(path, {
    admin: account('admin'),
    editor: account('editor'),
    visitor: account('visitor'),
  });
}
