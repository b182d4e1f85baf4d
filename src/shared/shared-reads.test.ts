import { describe, expect, it } from '@jest/globals';
import { SharedReads } from './shared-reads.js';

/** What there is of keys, and what was asked for together. */
function kept(values: Map<string, string>) {
  const asked: (readonly string[])[] = [];
  const reads = new SharedReads(async (keys) => {
    asked.push(keys);
    return new Map([...values].filter(([key]) => keys.includes(key)));
  });
  return { reads, asked };
}

describe('reads that are shared', () => {
  it('When several ask in one turn, then one read answers each of what they asked for, and of nothing else', async () => {
    const { reads, asked } = kept(
      new Map([
        ['a', 'of a'],
        ['b', 'of b'],
      ]),
    );
    expect(await Promise.all(['a', 'b', 'c', 'a'].map((key) => reads.of(key)))).toEqual([
      'of a',
      'of b',
      undefined,
      'of a',
    ]);
    expect(asked).toEqual([['a', 'b', 'c']]);
  });

  it('When somebody asks after another was answered, then it is read anew', async () => {
    const values = new Map([['a', 'before']]);
    const { reads, asked } = kept(values);
    expect(await reads.of('a')).toBe('before');
    values.set('a', 'after');
    expect(await reads.of('a')).toBe('after');
    expect(asked).toEqual([['a'], ['a']]);
  });
});
