// @ts-check
import { PlainError } from '../setup/plain-error.mjs';

const BUCKET = 'fasteval';
const REGION = 'ap-northeast-2';

/** The AWS SDK says on every start that versions later than ours will want a newer Node.js. */
export const QUIET_SDK = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/** Variables that say that the photos go to a store of the person's own. */
const OWN_STORE = ['S3_ENDPOINT', 'S3_BUCKET'];

/** @param {Record<string, string>} given */
export function hasOwnStore(given) {
  return OWN_STORE.some((name) => given[name] !== undefined);
}

/**
 * Whether mails go to a server of the person's own.
 * @param {Record<string, string>} given
 */
export function hasOwnMailServer(given) {
  return given['SMTP_URL'] !== undefined;
}

/**
 * @param {Record<string, string>} given the environment and `.env`
 * @throws {PlainError} when they are those of a real installation
 */
export function requireLocal(given) {
  const mode = given['APP_ENV'] ?? 'local';
  if (mode === 'local') return;
  throw new PlainError(
    `APP_ENV is ${mode}, but \`npm start\` is the local start: remove APP_ENV, or run \`node dist/src/main.js\` as the README says.`,
  );
}

/**
 * The local store and queue, and who may use them.
 * @typedef {object} StoreAddress
 * @property {string} s3Url
 * @property {string} queueUrl
 */

/**
 * What the API gets to know of its surroundings. What the person gave wins.
 * @param {object} parts
 * @param {Record<string, string>} parts.given
 * @param {number} parts.port of the API
 * @param {string} parts.databaseUrl
 * @param {import('./local-state.mjs').LocalState} parts.state
 * @returns {Record<string, string>}
 */
export function apiEnvironment({ given, port, databaseUrl, state }) {
  const defaults = {
    APP_ENV: 'local',
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://localhost:${port}`,
    JWT_SECRET: state.jwtSecret,
    SECOND_FACTOR_KEY: state.secondFactorKey,
    SMTP_URL: `smtp://127.0.0.1:${state.ports.smtp}`,
    MAIL_FROM: 'Fasteval <mail@fasteval.example>',
    ...QUIET_SDK,
  };
  const s3 = hasOwnStore(given) ? ownStore(given) : localStore(storeAddress(state), state);
  return { ...defaults, ...s3, ...given, PORT: String(port), DATABASE_URL: databaseUrl };
}

/** @param {import('./local-state.mjs').LocalState} state @returns {StoreAddress} */
export function storeAddress({ ports }) {
  return { s3Url: `http://127.0.0.1:${ports.store}`, queueUrl: `http://127.0.0.1:${ports.queue}` };
}

/**
 * @param {StoreAddress} address
 * @param {import('./local-state.mjs').LocalState} state
 */
function localStore({ s3Url, queueUrl }, state) {
  return {
    S3_ENDPOINT: s3Url,
    S3_REGION: REGION,
    S3_BUCKET: BUCKET,
    S3_ACCESS_KEY_ID: state.s3AccessKeyId,
    S3_SECRET_ACCESS_KEY: state.s3SecretAccessKey,
    S3_FORCE_PATH_STYLE: 'true',
    MEDIA_BASE_URL: `${s3Url}/${BUCKET}`,
    SQS_ENDPOINT: queueUrl,
    RESULTS_QUEUE_URL: `${queueUrl}/000000000000/${BUCKET}-results`,
  };
}

/** @param {Record<string, string>} given @returns {Record<string, string>} */
function ownStore(given) {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket } = given;
  return endpoint && bucket ? { MEDIA_BASE_URL: `${endpoint.replace(/\/$/, '')}/${bucket}` } : {};
}
