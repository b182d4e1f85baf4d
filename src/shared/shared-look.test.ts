import { setImmediate as others } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { SharedLook } from './shared-look.js';

/** Looks that end when they are told to, each with the number of things written before it began. */
function written() {
  let count = 0;
  const ends: ((error?: Error) => void)[] = [];
  const looks = new SharedLook(() => {
    const seen = count;
    return new Promise<number>((resolve, reject) => {
      ends.push((error) => (error === undefined ? resolve(seen) : reject(error)));
    });
  });
  const begun = async (howMany: number): Promise<void> => {
    while (ends.length < howMany) await others();
  };
  return { looks, ends, begun, write: () => (count += 1) };
}

describe('a look that is shared', () => {
  it('When several come in one turn, then they share one look, which begins after the last of them has come', async () => {
    const { looks, ends, begun, write } = written();
    const first = looks.now();
    await Promise.resolve();
    write();
    const second = looks.now();
    await begun(1);
    ends[0]?.();
    expect(await Promise.all([first, second])).toEqual([1, 1]);
  });

  it('When somebody comes while a look is under way, then theirs begins after that one has ended, well or not', async () => {
    const { looks, ends, begun, write } = written();
    const early = looks.now();
    await begun(1);
    write();
    const late = looks.now();
    await others();
    await others();
    expect(ends).toHaveLength(1);
    const told = expect(early).rejects.toThrow('no database');
    ends[0]?.(new Error('no database'));
    await told;
    await begun(2);
    ends[1]?.();
    expect(await late).toBe(1);
  });
});
