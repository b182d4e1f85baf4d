import { expect } from '@jest/globals';
import { mutant, parents } from '../../lambda/fixtures/mutants.js';
import type { PhotoPath } from '../store/photo-path.js';

const AT_A_TIME = 50;

/**
 * Puts mutated photos through the store and the function, and holds it to this: every one ends `ready` or
 * `rejected`, none twice tried, and the process that took the first takes the last.
 */
export async function surviveMutants(path: PhotoPath, seeds: { from: number; count: number }): Promise<void> {
  const originals = await parents();
  const ends = { ready: 0, rejected: 0 };
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed += AT_A_TIME) {
    const batch = Array.from(
      { length: Math.min(AT_A_TIME, seeds.from + seeds.count - seed) },
      (_, index) => ({
        seed: seed + index,
        bytes: mutant(originals, seed + index),
      }),
    );
    const ids = await Promise.all(batch.map(({ bytes }) => path.upload(bytes)));
    for (const [index, id] of ids.entries()) {
      const { status } = await path.manifestOf(id);
      expect({ seed: batch[index]?.seed, status }).not.toMatchObject({ status: 'failed' });
      if (status !== 'failed') ends[status] += 1;
    }
  }
  expect(path.logged('lambda.retry')).toEqual([]);
  expect(path.logged('lambda.cold_start')).toHaveLength(1);
  // Both ends were put to the test: not all mutants are past reading, and not all are harmless.
  expect(ends.ready).toBeGreaterThan(seeds.count / 50);
  expect(ends.rejected).toBeGreaterThan(seeds.count / 5);
}
