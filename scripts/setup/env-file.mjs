// @ts-check
import { readFileSync } from 'node:fs';
import { PlainError } from './plain-error.mjs';

const ESCAPES = /** @type {Record<string, string>} */ ({ n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' });

/**
 * Reads the text of an env file: `KEY=value`, `export KEY=value`, `# comments`, 'single' quotes taken
 * literally and "double" quotes with \n, \r, \t, \" and \\. An unquoted value ends at ` #`.
 * @param {string} text
 * @param {string} [name] of the file, for the message
 * @returns {Record<string, string>}
 * @throws {PlainError} naming the first line that is none of these
 */
export function parseEnvFile(text, name = '.env') {
  /** @type {Record<string, string>} */
  const values = {};
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, key, rest] = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/.exec(line) ?? [];
    const value = rest === undefined ? undefined : readValue(rest);
    if (key === undefined || value === undefined) {
      throw new PlainError(
        `Line ${index + 1} of ${name} is not KEY=value, a comment or empty: put it right.`,
      );
    }
    values[key] = value;
  }
  return values;
}

/** @param {string} rest what stands behind the equals sign */
function readValue(rest) {
  const [, single] = /^'([^']*)'\s*(?:#.*)?$/.exec(rest) ?? [];
  if (single !== undefined) return single;
  const [, double] = /^"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$/.exec(rest) ?? [];
  if (double !== undefined) return double.replace(/\\(.)/g, (whole, letter) => ESCAPES[letter] ?? whole);
  if (/^['"]/.test(rest)) return undefined;
  return rest.replace(/(^|\s+)#.*$/, '').trim();
}

/**
 * The environment with the file's values under it: what the environment sets wins, and an empty value
 * on either side counts as not set.
 * @param {string} path of an env file that need not exist
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
export function withEnvFile(path, env) {
  return { ...filled(parseEnvFile(readIfThere(path))), ...filled(env) };
}

/** @param {NodeJS.ProcessEnv} values */
function filled(values) {
  return /** @type {Record<string, string>} */ (
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
  );
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return '';
    throw error;
  }
}
