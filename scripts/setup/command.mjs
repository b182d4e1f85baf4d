// @ts-check
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { PlainError } from './plain-error.mjs';

const KEPT_OUTPUT = 200_000;

/** @type {Set<{ child: import('node:child_process').ChildProcess, ended: Promise<unknown>, spared: boolean }>} */
const running = new Set();

/** Whether we are stopping, so that no further command begins. */
let stopping = false;

/** A command that ended badly; the message carries what it printed. */
export class CommandFailed extends PlainError {
  /** @param {string} what @param {string} output */
  constructor(what, output) {
    super(`${what} failed:\n${shorten(output)}`);
  }
}

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [input] written to its standard input
 * @property {number} [timeoutMs] after which it is killed
 * @property {boolean} [shown] its output goes straight to ours instead of being kept
 * @property {boolean} [spared] finishes by itself when we are interrupted (a package installation)
 * @property {boolean} [whileStopping] may begin although we are stopping
 * @property {(line: string) => void} [onLine] told each line of its standard output
 */

/**
 * Runs a command in a process group of its own, so that a Ctrl-C in the terminal reaches only us and we
 * decide what ends when.
 * @param {string} program
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program is not there, 128 when a signal ended it
 */
export function run(program, args, options = {}) {
  if (stopping && !options.whileStopping) return Promise.reject(new Error('Interrupted'));
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      detached: true,
      stdio: options.shown ? ['ignore', 'inherit', 'inherit'] : ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => (output = (output + chunk.toString()).slice(-KEPT_OUTPUT));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    if (options.onLine && child.stdout) eachLine(child.stdout, options.onLine);
    child.stdin?.on('error', () => undefined).end(options.input);
    const timer = options.timeoutMs
      ? setTimeout(() => endGroup(child, 'SIGKILL'), options.timeoutMs)
      : undefined;
    const ended = new Promise((/** @type {(value: undefined) => void} */ done) => {
      child.once('error', (error) => {
        done(undefined);
        resolve({ code: 127, output: error.message });
      });
      child.once('close', (code) => {
        done(undefined);
        resolve({ code: code ?? 128, output: stripVTControlCharacters(output) });
      });
    }).finally(() => {
      clearTimeout(timer);
      running.delete(entry);
    });
    const entry = { child, ended, spared: options.spared ?? false };
    running.add(entry);
  });
}

/**
 * Runs a command that has to succeed.
 * @param {string} what it does, for the message
 * @param {string} program
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<string>} what it printed
 * @throws {CommandFailed}
 */
export async function mustRun(what, program, args, options) {
  const { code, output } = await run(program, args, options);
  if (code !== 0) throw new CommandFailed(what, output);
  return output;
}

/** Ends what {@link run} still has running, waits for it, and lets nothing more begin. */
export async function endCommands() {
  stopping = true;
  const entries = [...running];
  for (const { child, spared } of entries) if (!spared) endGroup(child, 'SIGTERM');
  const killing = setTimeout(() => {
    for (const { child, spared } of entries) if (!spared) endGroup(child, 'SIGKILL');
  }, 5000);
  await Promise.all(entries.map(({ ended }) => ended));
  clearTimeout(killing);
}

/**
 * Signals a child's whole process group.
 * @param {{ pid?: number | undefined }} child leader of a group of its own
 * @param {NodeJS.Signals} signal
 */
export function endGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: nobody is left. EPERM: macOS says so of a group of which only the dead are left.
    if (!['ESRCH', 'EPERM'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error;
  }
}

/**
 * @param {NodeJS.ReadableStream} stream
 * @param {(line: string) => void} onLine
 */
export function eachLine(stream, onLine) {
  let rest = '';
  stream.on('data', (/** @type {Buffer} */ chunk) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}

/** Keeps the beginning, where npm says what is wrong, and the end, where most others do. @param {string} output */
function shorten(output) {
  const lines = output.trimEnd().split('\n');
  return (lines.length <= 40 ? lines : [...lines.slice(0, 10), '…', ...lines.slice(-25)]).join('\n');
}

/** @param {string} text @param {number} count */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * The first executable of that name on the PATH, then in the given folders.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} [folders]
 * @returns {string | undefined}
 */
export function findProgram(name, env, folders = []) {
  const onPath = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...onPath, ...folders].map((folder) => join(folder, name)).find(isExecutable);
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
