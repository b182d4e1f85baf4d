/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { solvePositiveDefinite } from './cholesky.js';
import { coOccurrence, type Counting, countPairs } from './co-occurrence.js';
import { type Interactions, interactionsOf } from './interactions.js';
import { denoisedWeights } from './linear-model.js';
import { localRidge } from './local-ridge.js';
import { type SparseWeights, sparseWeights } from './sparse-weights.js';
import { Triangle } from './triangle.js';

const ITEMS = 9;

const histories: fc.Arbitrary<Interactions> = fc
  .array(
    fc.record({
      person: fc.nat({ max: 11 }),
      item: fc.nat({ max: ITEMS - 1 }),
      weight: fc.integer({ min: 1, max: 8 }).map((eighths) => eighths / 8),
      day: fc.nat({ max: 30 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) => {
    // Everything is near to everything: somebody had it all.
    const all = Array.from({ length: ITEMS }, (_, item) => ({ person: 12, item, weight: 1, day: item }));
    return interactionsOf([...rows, ...all], { people: 13, items: ITEMS });
  });

const counting: fc.Arbitrary<Counting> = fc.record({
  closeness: fc.option(fc.constant({ weight: 1, days: 5 }), { nil: undefined }),
  reading: fc.constantFrom('all-alike', 'by-weight'),
});

function triangleOf(interactions: Interactions, how: Counting): Triangle {
  const counts = new Triangle(interactions.items);
  countPairs(interactions, how, counts);
  return counts;
}

/** items × items. */
function dense({ starts, numbers, weights }: SparseWeights): number[][] {
  return Array.from({ length: starts.length - 1 }, (_, item) => {
    const row = Array.from({ length: starts.length - 1 }, () => 0);
    for (let at = starts[item]!; at < starts[item + 1]!; at += 1) row[numbers[at]!] = weights[at]!;
    return row;
  });
}

describe('local ridge', () => {
  it('is the whole DLAE where everything is near', async () => {
    const parameters = { ridge: 2, dropout: 0.4 };
    await fc.assert(
      fc.asyncProperty(histories, counting, async (interactions, how) => {
        const whole = coOccurrence(interactions, how.closeness, how.reading);
        const exact = sparseWeights(await denoisedWeights(whole, ITEMS, parameters), ITEMS);
        const local = localRidge(triangleOf(interactions, how), {
          ...parameters,
          nearest: ITEMS,
          kept: ITEMS,
        });
        const [one, other] = [dense(local), dense(exact)];
        for (let i = 0; i < ITEMS; i += 1) {
          for (let j = 0; j < ITEMS; j += 1) expect(one[i]![j]).toBeCloseTo(other[i]![j]!, 5);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('looks at the nearest alone and keeps of their weights those that tell most', () => {
    const rows = [
      [0, 1, 2],
      [0, 1, 2],
      [0, 1],
      [0, 3],
    ].flatMap((items, person) => items.map((item) => ({ person, item, weight: 1, day: undefined })));
    const counts = triangleOf(interactionsOf(rows, { people: 4, items: 4 }), { reading: 'all-alike' });
    const sources = (nearest: number, kept: number) =>
      dense(localRidge(counts, { ridge: 1, dropout: 0.5, nearest, kept })).map((row) => row[0] !== 0);
    expect(sources(3, 3)).toEqual([false, true, true, true]);
    expect(sources(2, 3)).toEqual([false, true, true, false]);
    expect(sources(3, 1)).toEqual([false, true, false, false]);
  });
});

describe('counting pairs', () => {
  it('adds up to the same, all at once or first what was there and then what came since', () => {
    fc.assert(
      fc.property(histories, counting, fc.infiniteStream(fc.boolean()), (interactions, how, coins) => {
        const isNew = Array.from(interactions.itemAt, () => coins.next().value as boolean);
        const counts = new Triangle(ITEMS);
        countPairs(interactions, how, counts, (a, b) => !isNew[a] && !isNew[b]);
        countPairs(interactions, how, counts, (a, b) => isNew[a]! || isNew[b]!);
        const whole = triangleOf(interactions, how);
        const full = coOccurrence(interactions, how.closeness, how.reading);
        const apart = Array.from(full, (of, at) => {
          const sum = whole.at(Math.floor(at / ITEMS), at % ITEMS);
          const added = counts.at(Math.floor(at / ITEMS), at % ITEMS);
          return Math.max(Math.abs(added - sum), Math.abs(of - sum));
        });
        expect(apart).toHaveLength(ITEMS * ITEMS);
        // NaN is no way apart, and must not pass for one that is small.
        expect(apart.filter((one) => !(one < 5e-6))).toEqual([]);
      }),
    );
  });
});

describe('the solution of a positive definite system', () => {
  it('times the matrix is the right side', () => {
    const sizes = fc.integer({ min: 1, max: 14 });
    const value = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        sizes.chain((n) =>
          fc.tuple(
            fc.array(value, { minLength: n * n, maxLength: n * n }),
            fc.array(value, { minLength: n, maxLength: n }),
          ),
        ),
        ([values, right]) => {
          const n = right.length;
          const at = (i: number, j: number) =>
            Number(i === j) + right.reduce((sum, _, k) => sum + values[i * n + k]! * values[j * n + k]!, 0);
          const matrix = Float64Array.from({ length: n * n }, (_, place) =>
            at(Math.floor(place / n), place % n),
          );
          const solution = Float64Array.from(right);
          solvePositiveDefinite(matrix.slice(), solution, n);
          right.forEach((wanted, i) => {
            const got = solution.reduce((sum, x, j) => sum + matrix[i * n + j]! * x, 0);
            expect(got).toBeCloseTo(wanted, 8);
          });
        },
      ),
    );
  });
});
