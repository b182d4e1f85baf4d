import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Bundles what the Lambda host runs. */
export async function buildFunctions(): Promise<void> {
  await promisify(execFile)(process.execPath, ['build.js'], { cwd: 'lambda' });
}
