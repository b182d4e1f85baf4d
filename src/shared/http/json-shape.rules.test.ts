import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findJsonFault, JSON_LIMITS } from './json-shape.rules.js';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('the shape of a JSON body', () => {
  it.each([
    ['32 levels', undefined, nested(32)],
    ['33 levels', 'too-deep', nested(33)],
    ['50,000 levels', 'too-deep', nested(50_000)],
    ['10,000 items', undefined, `[${Array(10_000).fill('0').join()}]`],
    ['10,001 items', 'too-many-items', `[${Array(10_001).fill('0').join()}]`],
    [
      '1,000 keys',
      'too-many-keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i]))),
    ],
    ['a key twice', 'duplicate-key', '{"a":1,"b":{"a":2},"a":3}'],
    ['a key twice, once escaped', 'duplicate-key', '{"a":1,"\\u0061":2}'],
    ['equal keys of different objects', undefined, '{"a":{"b":1},"c":{"b":1}}'],
    ['brackets and quotes inside strings', undefined, '{"a":"[{\\"b\\":[","c":"}"}'],
  ])('D2 When it has %s, then the verdict is %s', (_, verdict, text) => {
    expect(findJsonFault(text)).toBe(verdict);
  });

  it('When any JSON value within the limits is written, then no fault is found', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: JSON_LIMITS.depth - 1 }), (text) => {
        // fast-check writes from objects, so no key can be there twice.
        expect(findJsonFault(text)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});
