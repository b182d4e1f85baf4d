import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { basename, dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FunctionFault } from './function-fault.js';
import { residentMegabytes } from './resident-memory.js';
import { RuntimeApi } from './runtime-api.js';

export interface FunctionSettings {
  /** File that exports `handler`. */
  file: string;
  memoryMb: number;
  timeoutSeconds: number;
  /** The function's own environment; it gets nothing of ours. */
  environment: Record<string, string>;
}

const bootstrap = fileURLToPath(new URL('bootstrap.mjs', import.meta.url));
const memoryCheckMilliseconds = 100;
/** Loading the function does not count as its own time. AWS gives 10 s, on a machine that does nothing else. */
const initSeconds = 30;

/** One warm copy of the function, in a process of its own, held to Lambda's limits. */
export class FunctionProcess {
  private readonly exited: Promise<unknown>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly api: RuntimeApi,
    private readonly settings: FunctionSettings,
  ) {
    this.exited = once(child, 'exit').then(([code, signal]) =>
      api.abandon(new FunctionFault('exit', `the function's process ended (${String(signal ?? code)})`)),
    );
  }

  /** @throws FunctionFault when the function cannot be loaded */
  static async start(settings: FunctionSettings): Promise<FunctionProcess> {
    const api = new RuntimeApi();
    const address = await api.listen();
    const file = resolve(settings.file);
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${Math.round(settings.memoryMb * 0.9)}`, bootstrap],
      {
        cwd: dirname(file),
        // stdin is the lifeline: it closes when this process ends, and with it the child.
        stdio: ['pipe', process.stderr, process.stderr],
        env: {
          ...settings.environment,
          PATH: process.env.PATH,
          TZ: 'UTC',
          _HANDLER: `${basename(file)}.handler`,
          LAMBDA_TASK_ROOT: dirname(file),
          AWS_LAMBDA_RUNTIME_API: address,
          AWS_LAMBDA_FUNCTION_NAME: basename(file, extname(file)),
          AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.memoryMb),
        },
      },
    );
    // A pipe to a child that has just died must not take us along.
    child.stdin.on('error', () => undefined);
    const started = new FunctionProcess(child, api, settings);
    await started.watched(api.ready(), initSeconds);
    return started;
  }

  /**
   * One event, one answer. After a fault other than the handler's own the process is gone.
   * @throws FunctionFault
   */
  invoke(event: object): Promise<unknown> {
    const { timeoutSeconds } = this.settings;
    return this.watched(this.api.invoke(event, Date.now() + timeoutSeconds * 1000), timeoutSeconds);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** @returns the most memory it ever held, in MB */
  peakMegabytes(): Promise<number> {
    return residentMegabytes(this.pid);
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** Holds the process to its limits for as long as the work goes on. */
  private async watched<Result>(work: Promise<Result>, seconds: number): Promise<Result> {
    const over = setTimeout(
      () => void this.end(new FunctionFault('timeout', `timed out after ${seconds} s`)),
      seconds * 1000,
    );
    const watch = setInterval(() => void this.checkMemory(this.settings.memoryMb), memoryCheckMilliseconds);
    try {
      return await work;
    } finally {
      clearTimeout(over);
      clearInterval(watch);
    }
  }

  private async checkMemory(limit: number): Promise<void> {
    const held = await this.peakMegabytes();
    if (held > limit) await this.end(new FunctionFault('memory', `held ${held} MB of ${limit} MB`));
  }

  private async end(fault: FunctionFault): Promise<void> {
    this.api.abandon(fault);
    await this.stop();
  }
}
