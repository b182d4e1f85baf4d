import { readlinkSync } from 'node:fs';
import { platform, setPriority } from 'node:os';

const LOW = 10;

/**
 * Has the calling thread wait where another wants its core. Linux gives every thread its own priority, under its
 * own number; where there is none the training is as fast as the requests beside it.
 */
export function yieldToRequests(): void {
  if (platform() !== 'linux') return;
  const [, , thread] = readlinkSync('/proc/thread-self').split('/');
  setPriority(Number(thread), LOW);
}
