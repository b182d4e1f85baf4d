// @ts-check
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file that only its owner may read, whole or not at all.
 * @param {string} path
 * @param {string} text
 */
export function writePrivateFile(path, text) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.${process.pid}.half`;
  writeFileSync(half, text, { mode: 0o600 });
  chmodSync(half, 0o600);
  renameSync(half, path);
}

/**
 * The JSON object kept in a private file, with whatever it lacks added to it and to the file.
 * @template {object} T
 * @param {string} path
 * @param {T} missing values for the keys that are not there yet
 * @returns {T}
 */
export function keepPrivateJson(path, missing) {
  const kept = readJson(path);
  const whole = { ...missing, ...kept };
  if (Object.keys(missing).some((key) => kept?.[key] === undefined)) {
    writePrivateFile(path, `${JSON.stringify(whole, null, 2)}\n`);
  }
  return /** @type {T} */ (whole);
}

/**
 * @param {string} path
 * @returns {any} undefined when the file is not there or is not JSON
 */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT')
      return undefined;
    throw error;
  }
}
