// @ts-check
import { join } from 'node:path';
import { storeAddress } from './environment.mjs';

const STOP_MS = 12_000;

/**
 * @typedef {import('../setup/service.mjs').ServiceDefinition} ServiceDefinition
 * @typedef {Record<string, string>} Environment
 */

/**
 * The stand-in for S3 and its queues.
 * @param {string} root
 * @param {string} data
 * @param {Environment} env of the API
 * @param {import('./local-state.mjs').LocalState} state
 * @returns {ServiceDefinition}
 */
export function storeService(root, data, env, state) {
  const port = env['PORT'] ?? '';
  const origins = new Set([env['PUBLIC_URL'], `http://localhost:${port}`, `http://127.0.0.1:${port}`]);
  return {
    name: 'store',
    program: process.execPath,
    args: ['--import', 'tsx', 'local/store.process.ts'],
    cwd: root,
    env: {
      ...env,
      STORE_DIR: join(data, 'store'),
      STORE_PORT: String(state.ports.store),
      QUEUE_PORT: String(state.ports.queue),
      STORE_BUCKETS: env['S3_BUCKET'],
      STORE_CORS_ORIGINS: [...origins].join(','),
    },
    ready: 'line',
    readyMs: 60_000,
    stopMs: STOP_MS,
  };
}

/**
 * The stand-in for a mail server, with a page of what it caught.
 * @param {string} root
 * @param {Environment} env of the API
 * @param {import('./local-state.mjs').LocalState} state
 * @returns {ServiceDefinition}
 */
export function mailService(root, env, state) {
  return {
    name: 'Mail catcher',
    program: process.execPath,
    args: ['--import', 'tsx', 'local/mail.process.ts'],
    cwd: root,
    env: { ...env, SMTP_PORT: String(state.ports.smtp), MAIL_PAGE_PORT: String(state.ports.mailPage) },
    ready: 'line',
    readyMs: 60_000,
    stopMs: STOP_MS,
  };
}

/**
 * The host of the image function.
 * @param {string} root
 * @param {Environment} env of the API
 * @param {import('./local-state.mjs').LocalState} state
 * @returns {ServiceDefinition}
 */
export function lambdaService(root, env, state) {
  return {
    name: 'Lambda host',
    program: process.execPath,
    args: ['--import', 'tsx', 'local/lambda.process.ts'],
    cwd: root,
    env: { ...env, LAMBDA_BUCKETS: env['S3_BUCKET'], SQS_ENDPOINT: storeAddress(state).queueUrl },
    ready: 'line',
    readyMs: 60_000,
    stopMs: STOP_MS,
  };
}

/**
 * @param {string} root
 * @param {Environment} env
 * @returns {ServiceDefinition}
 */
export function apiService(root, env) {
  const host = env['HOST'] === '0.0.0.0' || env['HOST'] === '::' ? '127.0.0.1' : env['HOST'];
  return {
    name: 'API',
    program: process.execPath,
    args: ['dist/src/main.js'],
    cwd: root,
    env,
    ready: () => answersReady(`http://${host}:${env['PORT']}/health/ready`),
    readyMs: 60_000,
    stopMs: STOP_MS,
  };
}

/** @param {string} url */
async function answersReady(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
