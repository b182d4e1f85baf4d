import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aFestival, anEdition, festivals, TODAY, wishes } from '../../../test/support/festival-features.js';
import type { FestivalFeatures } from '../../festivals/index.js';
import { candidatesFor, type Wish } from './candidate.rules.js';
import { FestivalFacts } from './catalogue/festival-facts.js';
import { RankedCatalogue } from './catalogue/ranked-catalogue.js';
import { type Candidate, isOpen } from './open.rules.js';
import { distanceKm } from './distance.js';

const excluded = fc
  .uniqueArray(fc.integer({ min: 0, max: 39 }), { maxLength: 20 })
  .map((some) => new Set(some.map((index) => `festival-${index}`)));

const DRAW = { who: 'anyone', today: TODAY };

function candidatesOf(all: readonly FestivalFeatures[], wish: Wish, out: ReadonlySet<string>) {
  const facts = new FestivalFacts(new RankedCatalogue(TODAY, all), null);
  const { found, ...more } = candidatesFor(facts, [], wish, out, DRAW);
  return { found: found.map((number) => facts.catalogue.at(number) as Candidate), ...more };
}

describe('candidates, whatever the catalogue and the wish', () => {
  it('are never over, called off, without days or excluded', () => {
    fc.assert(
      fc.property(festivals(), wishes, excluded, (all, wish, out) => {
        for (const { id, edition } of candidatesOf(all, wish, out).found) {
          expect(edition.endsOn >= TODAY).toBe(true);
          expect(['ongoing', 'upcoming', 'undated']).toContain(edition.status);
          expect(out.has(id)).toBe(false);
        }
      }),
    );
  });

  it('are there while anything is left at all', () => {
    fc.assert(
      fc.property(festivals(), wishes, excluded, (all, wish, out) => {
        const left = all.filter((one) => isOpen(one, TODAY) && !out.has(one.id));
        expect(candidatesOf(all, wish, out).found.length > 0).toBe(left.length > 0);
      }),
    );
  });

  it('keep to every condition that was not let go, and none is let go while something meets them all', () => {
    fc.assert(
      fc.property(festivals(), wishes, excluded, (all, wish, out) => {
        const { found, widened } = candidatesOf(all, wish, out);
        const { near, radiusKm, from = '', to = '9999-12-31', category } = wish;
        const meets = (one: (typeof found)[number], condition: string) => {
          if (condition === 'dates') return one.edition.endsOn >= from && one.edition.startsOn <= to;
          if (condition === 'category') return category === undefined || one.category === category;
          if (near === undefined || radiusKm === undefined) return true;
          return one.point !== null && distanceKm(near, one.point) <= radiusKm;
        };
        const conditions = ['radius', 'dates', 'category'];
        const kept = conditions.filter((condition) => !widened.some((one) => one === condition));
        for (const one of found) expect(kept.filter((condition) => !meets(one, condition))).toEqual([]);
        if (widened.length > 0) {
          const open = all.filter(
            (one): one is (typeof found)[number] => isOpen(one, TODAY) && !out.has(one.id),
          );
          expect(open.filter((one) => conditions.every((condition) => meets(one, condition)))).toEqual([]);
        }
      }),
    );
  });
});

describe('an edition', () => {
  it('that was to come when it was read but is over today is no candidate, on its last day it still is', () => {
    const open = (endsOn: string) =>
      isOpen({ edition: anEdition({ startsOn: '2026-11-20', endsOn }) }, TODAY);
    expect([open('2026-11-23'), open('2026-11-24')]).toEqual([false, true]);
  });
});

describe('a wish that nothing meets', () => {
  const seoul = { lat: 37.5665, lng: 126.978 };
  const far = aFestival({ id: 'far', point: { lat: 33.5, lng: 126.5 } });
  const inMarch = anEdition({ startsOn: '2027-03-01', endsOn: '2027-03-02' });
  const here = aFestival({ id: 'here', point: seoul, edition: inMarch });
  const wish = { near: seoul, radiusKm: 20, from: '2026-12-01', to: '2026-12-03' };
  const answer = (all: readonly FestivalFeatures[], asked: Wish = wish) => {
    const { found, widened } = candidatesOf(all, asked, new Set());
    return [found.map(({ id }) => id), widened];
  };

  it('lets go the radius, then the dates, then the category, and names only what was asked', () => {
    expect(answer([far, here])).toEqual([['far'], ['radius']]);
    expect(answer([here])).toEqual([['here'], ['radius', 'dates']]);
    expect(answer([here], { ...wish, category: 'snow' })).toEqual([
      ['here'],
      ['radius', 'dates', 'category'],
    ]);
    expect(answer([here], { category: 'snow' })).toEqual([['here'], ['category']]);
  });

  it('takes an edition that only touches the asked days', () => {
    expect(answer([here], { from: '2027-03-02', to: '2027-03-09' })).toEqual([['here'], []]);
    expect(answer([here], { from: '2027-02-20', to: '2027-03-01' })).toEqual([['here'], []]);
    expect(answer([here], { from: '2027-03-03' })).toEqual([['here'], ['dates']]);
  });
});
