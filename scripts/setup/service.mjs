// @ts-check
import { spawn } from 'node:child_process';
import { closeSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { eachLine, endGroup } from './command.mjs';
import { LogFile } from './log-file.mjs';
import { PlainError } from './plain-error.mjs';

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 15_000;
const STEADY_MS = 30_000;

/**
 * @typedef {object} ServiceDefinition
 * @property {string} name for people, such as `API`
 * @property {string} program
 * @property {string[]} args
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} env
 * @property {(() => Promise<boolean>) | 'line'} ready a question asked until it says yes; or `line`: ready once it prints a JSON line with `ready: true`
 * @property {number} readyMs within which it has to be ready
 * @property {number} stopMs that it may take to stop before it is killed
 */

/**
 * @typedef {object} Surroundings
 * @property {string} logFolder
 * @property {(line: string) => void} say tells a person what happened
 * @property {(name: string, pid: number) => void} [remember] is told each process that is started
 */

/**
 * One child process that is kept running: in a process group of its own, its output in a log file,
 * started again with growing pauses when it dies after it was ready.
 */
export class Service {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  /** @type {Promise<void> | undefined} */
  #revival;
  #stopping = new AbortController();
  #deaths = 0;
  #readyAt = 0;
  #definition;
  #around;
  #log;
  /** @type {Record<string, unknown>} what its ready line said */
  said = {};

  /** @param {ServiceDefinition} definition @param {Surroundings} around */
  constructor(definition, around) {
    this.#definition = definition;
    this.#around = around;
    this.#log = new LogFile(`${around.logFolder}/${definition.name.toLowerCase().replaceAll(' ', '-')}.log`);
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Starts it and waits until it is ready. @throws {PlainError} with the end of its log */
  async start() {
    const { name, readyMs } = this.#definition;
    const child = this.#spawn();
    const died = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(howEnded(code, signal)));
    });
    const failed = new AbortController();
    try {
      const end = await Promise.race([
        this.#untilReady(child, failed.signal),
        died.then((how) => `ended at once (${how})`),
        delay(readyMs, `was not ready within ${readyMs / 1000} s`, { signal: failed.signal }),
        aborted(this.#stopping.signal),
      ]);
      if (end !== undefined) {
        throw new PlainError(`The ${name} ${end}. Its log ${this.#log.path} ends with:\n${this.#log.tail()}`);
      }
      this.#readyAt = Date.now();
      if (hasEnded(child)) this.#revive(howEnded(child.exitCode, child.signalCode));
      else child.once('exit', (code, signal) => this.#revive(howEnded(code, signal)));
    } catch (error) {
      endGroup(child, 'SIGKILL');
      throw error;
    } finally {
      failed.abort();
    }
  }

  /** Asks it to stop, kills it when it does not, and leaves none of its group. */
  async stop() {
    this.#stopping.abort();
    await this.#revival;
    const child = this.#child;
    if (child?.pid === undefined) return;
    if (!hasEnded(child)) {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(() => endGroup(child, 'SIGKILL'), this.#definition.stopMs);
      await exit;
      clearTimeout(timer);
    }
    endGroup(child, 'SIGKILL');
  }

  /** Kills it at once, without asking. */
  kill() {
    this.#stopping.abort();
    if (this.#child && !hasEnded(this.#child)) endGroup(this.#child, 'SIGKILL');
  }

  boundLog() {
    this.#log.bound();
  }

  #spawn() {
    const { name, program, args, cwd, env, ready } = this.#definition;
    const log = this.#log.open();
    const child = spawn(program, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', ready === 'line' ? 'pipe' : log, log],
    });
    child.once('error', (error) => writeSync(log, `${error.message}\n`));
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => writeSync(log, chunk));
    child.once('exit', () => endGroup(child, 'SIGKILL'));
    child.once('close', () => closeSync(log));
    if (child.pid !== undefined) this.#around.remember?.(name, child.pid);
    this.#child = child;
    return child;
  }

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {AbortSignal} signal
   * @returns {Promise<undefined>}
   */
  async #untilReady(child, signal) {
    const { ready } = this.#definition;
    if (ready !== 'line') {
      while (!signal.aborted && !(await ready())) await delay(50);
      return undefined;
    }
    return new Promise((resolve) => {
      eachLine(/** @type {import('node:stream').Readable} */ (child.stdout), (line) => {
        if (!line.includes('"ready":true')) return;
        this.said = JSON.parse(line);
        resolve(undefined);
      });
    });
  }

  /** @param {string} how it ended */
  #revive(how) {
    if (this.#stopping.signal.aborted) return;
    if (Date.now() - this.#readyAt > STEADY_MS) this.#deaths = 0;
    this.#around.say(`The ${this.#definition.name} ended unexpectedly (${how}): starting it again`);
    this.#revival = this.#startAgain();
  }

  async #startAgain() {
    for (;;) {
      const wait = Math.min(FIRST_WAIT_MS * 2 ** this.#deaths, LONGEST_WAIT_MS);
      this.#deaths += 1;
      await delay(wait, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      if (this.#stopping.signal.aborted) return;
      try {
        await this.start();
        this.#around.say(`The ${this.#definition.name} is running again`);
        return;
      } catch {
        // Its log says why; the next try comes after a longer pause.
      }
    }
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
function howEnded(code, signal) {
  return signal ?? `code ${code}`;
}

/** @param {AbortSignal} signal @returns {Promise<string>} */
function aborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('was stopped');
    signal.addEventListener('abort', () => resolve('was stopped'), { once: true });
  });
}
