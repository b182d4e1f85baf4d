// @ts-check
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity } from './process-identity.mjs';
import { readJson, writePrivateFile } from './private-file.mjs';

/**
 * @typedef {{ pid: number, identity: string | undefined }} Holder
 * @typedef {Holder & { name: string }} Child
 * @typedef {Holder & { children?: Child[] }} Content
 */

/** @type {Content} */
const NOBODY = { pid: 0, identity: undefined };

/**
 * A file that one process of this checkout holds. It also names the children of its holder, so that the
 * next one can end what a kill -9 left running.
 */
export class CheckoutLock {
  #path;
  /** @type {Map<string, Child>} */
  #children = new Map();

  /** @param {string} path */
  constructor(path) {
    this.#path = path;
  }

  /**
   * Takes the lock, also from a holder that is gone.
   * @returns {{ taken: true, leftBehind: Child[] } | { taken: false, holder: Holder }}
   */
  take() {
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
    for (;;) {
      if (this.#create()) return { taken: true, leftBehind: [] };
      const found = this.#read();
      if (found === undefined) continue;
      if (isRunning(found)) return { taken: false, holder: found };
      const removed = this.#removeStale();
      if (removed && this.#create())
        return { taken: true, leftBehind: (removed.children ?? []).filter(isRunning) };
    }
  }

  /**
   * Moves a dead holder's file away. What was moved is looked at again: another process may have done
   * the same and taken the lock in between, and gets its file back.
   * @returns {Content | undefined}
   */
  #removeStale() {
    const aside = `${this.#path}.${process.pid}.stale`;
    try {
      renameSync(this.#path, aside);
      const moved = readJson(aside) ?? NOBODY;
      if (!isRunning(moved)) return moved;
      linkSync(aside, this.#path);
    } catch {
      // Somebody else moved it first.
    } finally {
      rmSync(aside, { force: true });
    }
    return undefined;
  }

  /**
   * Remembers the process that runs a service now.
   * @param {string} name
   * @param {number} pid
   */
  remember(name, pid) {
    this.#children.set(name, { name, ...own(pid) });
    writePrivateFile(this.#path, JSON.stringify(this.#content()));
  }

  release() {
    rmSync(this.#path, { force: true });
  }

  /** Creates the file with its content in one step; false when it is there already. */
  #create() {
    const half = `${this.#path}.${process.pid}`;
    writeFileSync(half, JSON.stringify(this.#content()), { mode: 0o600 });
    try {
      linkSync(half, this.#path);
      return true;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(half, { force: true });
    }
  }

  /** @returns {Content | undefined} undefined when the file is gone by now */
  #read() {
    try {
      readFileSync(this.#path);
    } catch {
      return undefined;
    }
    return readJson(this.#path) ?? NOBODY;
  }

  /** @returns {Content} */
  #content() {
    return { ...own(process.pid), children: [...this.#children.values()] };
  }
}

/**
 * Waits for the lock as long as another process holds it, then does the work under it.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function underLock(path, work) {
  const lock = new CheckoutLock(path);
  while (!lock.take().taken) await delay(200);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/**
 * Ends the children that a killed holder left, the whole group of each.
 * @param {Child[]} children
 */
export async function endLeftBehind(children) {
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGTERM', 'SIGKILL'])) {
    for (const child of children.filter(isRunning)) {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // It ended by itself in between.
      }
    }
    for (let waited = 0; waited < 15_000 && children.some(isRunning); waited += 50) await delay(50);
  }
}

/** @param {Holder} holder */
function isRunning({ pid, identity }) {
  return pid > 0 && identity !== undefined && processIdentity(pid) === identity;
}

/** @param {number} pid @returns {Holder} */
function own(pid) {
  return { pid, identity: processIdentity(pid) };
}
