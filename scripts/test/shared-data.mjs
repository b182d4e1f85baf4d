// @ts-check
import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { PlainError } from '../setup/plain-error.mjs';

/**
 * The folder of the real data, and the line that says whether its suites run.
 * @param {string} root
 * @param {string | undefined} named value of SHARED_DATA
 * @returns {{ folder: string | undefined, line: string }}
 * @throws {PlainError} when a named folder is not there
 */
export function findSharedData(root, named) {
  const folder = resolve(root, named ?? '../shared/data');
  const shown = relative(root, folder);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return { folder, line: `Real-data suites: ran on ${shown}.` };
  }
  if (named !== undefined)
    throw new PlainError(`SHARED_DATA=${named} is not a folder: correct it, or remove it.`);
  return {
    folder: undefined,
    line: `Real-data suites: did not run, since there is no ${shown} (SHARED_DATA names another folder).`,
  };
}
