const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'ER_CON_COUNT_ERROR',
  'ER_SERVER_SHUTDOWN',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ER_CONNECTION_KILLED',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'PROTOCOL_SEQUENCE_TIMEOUT',
]);

const LOCK_WAIT_TIMEOUT = 1205;

/** Deadlock, lock wait timeout, and MariaDB's "record has changed since last read". */
const RETRYABLE = new Set([1213, LOCK_WAIT_TIMEOUT, 1020]);

interface DriverError {
  readonly code?: string;
  readonly errno?: number;
  readonly sqlMessage?: string;
  readonly message?: string;
}

function driverError(error: unknown): DriverError {
  if (typeof error !== 'object' || error === null) return {};
  return (error as { driverError?: DriverError }).driverError ?? error;
}

/** True when the database could not be asked, so that asking again later may help. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, message } = driverError(error);
  return (
    (code !== undefined && UNAVAILABLE.has(code)) ||
    message === 'Queue limit reached.' ||
    message === 'Pool is closed.'
  );
}

export function isRetryable(error: unknown): boolean {
  const { errno } = driverError(error);
  return errno !== undefined && RETRYABLE.has(errno);
}

/** True when another holds what the statement would not wait for any longer; the transaction goes on. */
export function isLockTimeout(error: unknown): boolean {
  return driverError(error).errno === LOCK_WAIT_TIMEOUT;
}

/** True when the write ran into the unique key of this name; repositories turn it into a domain error. */
export function violatesUnique(error: unknown, key: string): boolean {
  const { errno, sqlMessage } = driverError(error);
  return errno === 1062 && sqlMessage !== undefined && sqlMessage.includes(`'${key}'`);
}
