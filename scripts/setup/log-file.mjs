// @ts-check
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { lastLines } from './command.mjs';

const LARGEST = 20 * 1024 * 1024;

/** The log of one service: the run before is kept beside it as `.1`, and neither grows without end. */
export class LogFile {
  /** @param {string} path */
  constructor(path) {
    this.path = path;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (existsSync(path)) renameSync(path, `${path}.1`);
    closeSync(openSync(path, 'a', 0o600));
  }

  /** @returns {number} a descriptor that appends; its taker closes it */
  open() {
    return openSync(this.path, 'a', 0o600);
  }

  /** Starts the file afresh once it is too large; its writers only append, so they go on undisturbed. */
  bound() {
    if (statSync(this.path).size < LARGEST) return;
    copyFileSync(this.path, `${this.path}.1`);
    truncateSync(this.path);
  }

  /** @param {number} [lines] */
  tail(lines = 15) {
    return lastLines(readFileSync(this.path, 'utf8'), lines);
  }
}
