// @ts-check
import { PlainError } from '../plain-error.mjs';

const OLDEST = [10, 11];

/**
 * The number in what a MariaDB says of itself: `mariadbd  Ver 10.11.19-MariaDB`, `5.5.5-10.11.4-MariaDB`,
 * or the version of a Debian package such as `1:10.11.19-0+deb12u1`.
 * @param {string} text
 * @returns {string | undefined}
 */
export function readVersion(text) {
  return /(\d+\.\d+\.\d+)-MariaDB/i.exec(text)?.[1] ?? /^(?:\d+:)?(\d+\.\d+\.\d+)/.exec(text.trim())?.[1];
}

/** @param {string} version */
export function isRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldMajor = 0, oldMinor = 0] = OLDEST;
  return major > oldMajor || (major === oldMajor && minor >= oldMinor);
}

/**
 * @param {string} version
 * @param {string} where it was found
 * @throws {PlainError} when it is too old
 */
export function requireVersion(version, where) {
  if (isRecentEnough(version)) return;
  throw new PlainError(
    `MariaDB ${version} (${where}) is older than ${OLDEST.join('.')}: upgrade it, or name a newer server in DATABASE_URL.`,
  );
}
