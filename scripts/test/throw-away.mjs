// @ts-check
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckoutLock, endLeftBehind } from '../setup/checkout-lock.mjs';

const PREFIX = 'fasteval-test-';

/**
 * A folder for everything that a test run makes, and the lock in it that says who uses it.
 * @returns {{ folder: string, temp: string, lock: CheckoutLock }} `temp` is for the temporary files of what we run
 */
export function throwAwayFolder() {
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  const lock = lockOf(folder);
  lock.take();
  const temp = join(folder, 'tmp');
  mkdirSync(temp);
  return { folder, temp, lock };
}

/** @param {string} folder */
export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Ends and removes what test runs left that were killed. */
export async function sweepKilledRuns() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    if (!existsSync(join(folder, 'lock'))) continue;
    const taking = takeOrLeave(folder);
    if (!taking.taken) continue;
    await endLeftBehind(taking.leftBehind);
    removeFolder(folder);
  }
}

/** @param {string} folder */
function lockOf(folder) {
  return new CheckoutLock(join(folder, 'lock'));
}

/** @param {string} folder @returns {ReturnType<CheckoutLock['take']>} not taken when it is another person's */
function takeOrLeave(folder) {
  try {
    return lockOf(folder).take();
  } catch {
    return { taken: false, holder: { pid: 0, identity: undefined } };
  }
}
