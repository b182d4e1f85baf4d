import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../src/shared/project-root.js';
import { until } from './until.js';

export interface ApiProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it has logged so far, line by line, unparsed. */
  readonly lines: readonly string[];
  /** Sends the signal and waits for the end; answers the exit code, or null after a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The built API in a process of its own, as an operator runs it. Needs `npm run build`. */
export async function startApiProcess(
  environment: Record<string, string>,
  nodeOptions: readonly string[] = [],
): Promise<ApiProcess> {
  const child = spawn(process.execPath, [...nodeOptions, join(projectRoot, 'dist/src/main.js')], {
    env: { PATH: process.env['PATH'], TZ: process.env['TZ'], ...environment, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const url = await until(() => {
    if (child.exitCode !== null)
      throw new Error(`The API ended with ${child.exitCode} before it listened: ${complaint}`);
    const listening = lines.find((line) => line.includes('"msg":"listening"'));
    return listening && (JSON.parse(listening) as { at: string }).at;
  });
  return {
    url,
    child,
    lines,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}
