import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aFestival, festivals } from '../../../test/support/festival-features.js';
import { AXES, type ContentVector, contentVectors, likenessTo } from './content.rules.js';

const total = (values: Readonly<Record<string, number>>) =>
  Object.values(values).reduce((sum, value) => sum + value, 0);

const alikeness = (a: ContentVector, b: ContentVector) => likenessTo([{ vector: a, weight: 1 }])(b);

describe('content of festivals', () => {
  it('A festival is wholly like itself, and no pair is more alike than that', () => {
    fc.assert(
      fc.property(festivals(), (all) => {
        const vectors = contentVectors(all);
        for (const a of vectors.values()) {
          for (const b of vectors.values()) {
            const alike = alikeness(a, b);
            for (const axis of AXES) expect(alike[axis]).toBeGreaterThanOrEqual(0);
            expect(total(alike)).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
      }),
    );
    const [own] = contentVectors([
      aFestival({ tags: ['바다'], provinceCode: '44', organiser: '보령시' }),
    ]).values();
    expect(total(alikeness(own as never, own as never))).toBeCloseTo(1, 10);
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
        const parts = each.flatMap((weight, at) => {
          const vector = vectors[at];
          return vector === undefined ? [] : [{ vector, weight }];
        });
        const sum = parts.reduce((total, { weight }) => total + Math.abs(weight), 0);
        const alike = likenessTo(parts);
        for (const other of vectors) {
          for (const axis of AXES) {
            const one = parts.map(({ vector, weight }) => weight * alikeness(vector, other)[axis]);
            const mean = one.reduce((total, value) => total + value, 0) / (sum || 1);
            expect(alike(other)[axis]).toBeCloseTo(mean, 9);
          }
        }
      }),
    );
  });
});
