import { setTimeout as pause } from 'node:timers/promises';

/** Longer than any wait that succeeds, so that a wait in vain ends with its test and not with the run. */
const PATIENCE_MS = 150_000;

/** Asks again and again until the answer is there. */
export async function until<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await pause(25);
  }
  throw new Error(`Waited ${PATIENCE_MS / 1000} s in vain for: ${ask.toString()}`);
}
