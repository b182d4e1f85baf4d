import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export type LogLine = Record<string, unknown> & { event?: string };

/** A process of ours under test. */
export interface Child<Ready> {
  pid: number;
  /** The line it printed on stdout when it was ready. */
  ready: Ready;
  /** What it wrote to stderr so far, one entry a line. */
  log(): LogLine[];
  /** SIGTERM, and wait. @returns its exit code */
  stop(): Promise<number | null>;
  /** SIGKILL, and wait. */
  kill(): Promise<void>;
}

/**
 * Starts a process from the root of the repository and waits for its line of JSON.
 * @throws Error with what it wrote, when it ends before
 */
export async function startChild<Ready>(file: string, env: Record<string, string>): Promise<Child<Ready>> {
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
  // A child must never outlive the test run that started it.
  const killLast = (): boolean => child.kill('SIGKILL');
  process.once('exit', killLast);
  void ended.then(() => process.off('exit', killLast));

  const firstLine = once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line));
  const line = await Promise.race([
    firstLine,
    ended.then((code) => {
      throw new Error(`${file} ended with ${code} before it was ready:\n${lines.join('\n')}`);
    }),
  ]);
  return {
    pid: child.pid ?? 0,
    ready: JSON.parse(line) as Ready,
    log: () => lines.map(parseLine),
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function parseLine(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return { text: line };
  }
}
