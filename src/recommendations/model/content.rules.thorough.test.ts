import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aFestival, festivals } from '../../../test/support/festival-features.js';
import { AXES, type AxisValues, type ContentVector, contentVectors } from './content.rules.js';
import { ContentTable, Likeness } from './content.table.js';

const total = (values: Readonly<Record<string, number>>) =>
  Object.values(values).reduce((sum, value) => sum + value, 0);

/** Of the last vector to what is liked of the others. */
const likenessOf = (vectors: readonly ContentVector[], parts: ConstructorParameters<typeof Likeness>[1]) => {
  const likeness = new Likeness(new ContentTable(vectors), parts);
  const number = vectors.length - 1;
  const values = new Float64Array(AXES.length);
  likeness.write(number, values, 0);
  return Object.fromEntries(AXES.map((axis, at) => [axis, values[at]!])) as AxisValues;
};
const alikeness = (a: ContentVector, b: ContentVector) => likenessOf([a, b], [{ number: 0, weight: 1 }]);

describe('content of festivals', () => {
  it('A festival is wholly like itself, and no pair is more alike than that', () => {
    fc.assert(
      fc.property(festivals(), (all) => {
        const vectors = contentVectors(all);
        const pairs = [...vectors.values()].flatMap((a) => [...vectors.values()].map((b) => alikeness(a, b)));
        const impossible = pairs.filter(
          (alike) => !AXES.every((axis) => alike[axis] >= 0) || !(total(alike) <= 1 + 1e-9),
        );
        expect(impossible).toEqual([]);
      }),
    );
    const [own] = contentVectors([
      aFestival({ tags: ['바다'], provinceCode: '44', organiser: '보령시' }),
    ]).values();
    expect(total(alikeness(own as never, own as never))).toBeCloseTo(1, 10);
    expect(new Likeness(new ContentTable([own as never]), [{ number: 0, weight: 1 }]).of(0)).toBeCloseTo(
      1,
      10,
    );
  });

  it('The same category, tag, province or season each make festivals alike on their own axis', () => {
    const base = {
      name: '가나',
      tags: [],
      provinceCode: null,
      districtCode: null,
      organiser: null,
      edition: null,
    };
    const alike = (a: Parameters<typeof aFestival>[0], b: Parameters<typeof aFestival>[0]) => {
      const [one, other] = contentVectors([
        aFestival({ ...base, category: 'food', ...a }),
        aFestival({ ...base, id: 'other', name: '다라', category: 'sea', ...b }),
      ]).values();
      return alikeness(one as never, other as never);
    };
    expect(total(alike({}, {}))).toBe(0);
    expect(alike({ category: 'sea' }, {})).toEqual({
      category: expect.closeTo(0.35, 10),
      theme: 0,
      region: 0,
      season: 0,
    });
    expect(alike({ tags: ['불꽃'] }, { tags: ['불꽃'] }).theme).toBeGreaterThan(0.1);
    expect(alike({ provinceCode: '44' }, { provinceCode: '44' }).region).toBeCloseTo(0.2, 10);
    const december = {
      startsOn: '2026-12-30',
      endsOn: '2027-01-02',
      id: null,
      version: null,
      status: 'upcoming' as const,
      estimated: false,
    };
    const january = { ...december, startsOn: '2027-01-20', endsOn: '2027-01-22' };
    const july = { ...december, startsOn: '2027-07-20', endsOn: '2027-07-22' };
    expect(alike({ edition: december }, { edition: january }).season).toBeGreaterThan(0.08);
    expect(alike({ edition: december }, { edition: july }).season).toBe(0);
  });

  it('Likeness to several is their likeness one by one, by their weights', () => {
    const weights = fc.array(
      fc.double({ min: -2, max: 2, noNaN: true }).filter((weight) => Math.abs(weight) > 0.001),
    );
    fc.assert(
      fc.property(festivals(), weights, (all, each) => {
        const vectors = [...contentVectors(all).values()];
        const parts = each.slice(0, vectors.length).map((weight, number) => ({ number, weight }));
        const sum = parts.reduce((total, { weight }) => total + Math.abs(weight), 0);
        for (const other of vectors) {
          const alike = likenessOf([...vectors, other], parts);
          for (const axis of AXES) {
            const one = parts.map(
              ({ number, weight }) => weight * alikeness(vectors[number] as ContentVector, other)[axis],
            );
            const mean = one.reduce((total, value) => total + value, 0) / (sum || 1);
            expect(alike[axis]).toBeCloseTo(mean, 9);
          }
        }
      }),
    );
  });

  it('What was laid out for one person is not there for the next', () => {
    fc.assert(
      fc.property(festivals(), (all) => {
        const vectors = [...contentVectors(all).values()];
        const table = new ContentTable(vectors);
        const first = vectors.map((_, number) => {
          const likeness = new Likeness(table, [{ number, weight: 1 }]);
          const alike = vectors.map((_, other) => likeness.of(other));
          likeness.end();
          return alike;
        });
        const anew = vectors.map((_, number) =>
          vectors.map((_, other) =>
            new Likeness(new ContentTable(vectors), [{ number, weight: 1 }]).of(other),
          ),
        );
        expect(first).toEqual(anew);
      }),
      { numRuns: 30 },
    );
  });
});
