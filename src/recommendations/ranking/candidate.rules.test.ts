import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  aFestival,
  anEdition,
  festivals,
  SEOUL,
  TODAY,
  wishes,
} from '../../../test/support/festival-features.js';
import type { FestivalFeatures } from '../../festivals/index.js';
import { addDays } from '../../shared/clock.js';
import { candidatesFor, type Wish } from './candidate.rules.js';
import { FestivalFacts } from './catalogue/festival-facts.js';
import { RankedCatalogue } from './catalogue/ranked-catalogue.js';
import { type Candidate, isOpen } from './open.rules.js';
import { PersonTaste } from './person.taste.js';
import { rankedList } from './ranking.rules.js';
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

describe('candidates of a large catalogue', () => {
  const all = Array.from({ length: 3_000 }, (_, index) =>
    aFestival({
      id: `festival-${index + 1_000}`,
      name: `축제 ${index}`,
      category: (['food', 'sea', 'snow', 'music'] as const)[index % 4]!,
      tags: [`표 ${index % 97}`],
      organiser: index % 50 === 7 ? '보령시' : null,
      point: { lat: 34 + (index % 40) / 10, lng: 126.5 + (index % 29) / 10 },
      edition: anEdition({
        startsOn: addDays(TODAY, index % 200),
        endsOn: addDays(TODAY, (index % 200) + 2),
      }),
    }),
  );
  const facts = new FestivalFacts(new RankedCatalogue(TODAY, all), null);
  const idOf = (number: number) => facts.catalogue.at(number).id;
  const interest = { festivalId: 'festival-3707', weight: 1, kinds: ['bookmark' as const] };

  it('are some hundreds: soon, near, of what the person likes, and by chance', () => {
    const taste = new PersonTaste(facts, [interest], SEOUL);
    const { found, drawn } = candidatesFor(facts, [taste], { near: SEOUL }, new Set(), DRAW);
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeGreaterThan(250);
    expect(found.length).toBeLessThan(700);
    const [first] = facts.catalogue.index.all;
    expect(found).toContain(first);
    expect(found).toContain(facts.catalogue.index.near(SEOUL, 1)[0]);
    const liked = facts.catalogue.at(facts.catalogue.numberOf.get('festival-3707')!);
    expect(liked.organiser).toBe('보령시');
    const alike = found
      .map((number) => facts.catalogue.at(number))
      .filter(({ organiser }) => organiser !== null);
    expect(alike.length).toBeGreaterThanOrEqual(10);
    expect(drawn.share).toBeCloseTo(drawn.numbers.size / 3_000, 10);
    for (const number of drawn.numbers) expect(found).toContain(number);
  });

  it('are those that meet a wish where these are few, and never dismissed ones, however many', () => {
    const dismissed = new Set(all.slice(0, 2_990).map(({ id }) => id));
    const { found } = candidatesFor(facts, [], {}, dismissed, DRAW);
    expect(found.map(idOf).sort()).toEqual(all.slice(2_990).map(({ id }) => id));
    const none = candidatesFor(facts, [], {}, new Set(all.map(({ id }) => id)), DRAW);
    expect(none.found).toEqual([]);
    const inMay = candidatesFor(
      facts,
      [],
      { from: addDays(TODAY, 150), to: addDays(TODAY, 151) },
      new Set(),
      DRAW,
    );
    expect(inMay.widened).toEqual([]);
    for (const number of inMay.found) {
      const { edition } = facts.catalogue.at(number);
      expect(edition!.startsOn <= addDays(TODAY, 151) && edition!.endsOn >= addDays(TODAY, 150)).toBe(true);
    }
  });

  it('are the same whoever asks where, from far outside of Korea too', () => {
    const tokyo = { lat: 35.68, lng: 139.69 };
    const { found, widened } = candidatesFor(facts, [], { near: tokyo, radiusKm: 50 }, new Set(), DRAW);
    expect([found.length > 250, widened]).toEqual([true, ['radius']]);
    const list = rankedList(
      facts,
      { who: 'anyone', interests: [], excluded: new Set() },
      { near: tokyo },
      20,
    );
    expect(list).toHaveLength(20);
    expect(list.flatMap(({ reasons }) => reasons.map(({ code }) => code))).not.toContain('near');
  });

  it('of somebody with ten thousand interests are found and ranked all the same', () => {
    const interests = Array.from({ length: 10_000 }, (_, index) => ({
      festivalId: `festival-${index}`,
      weight: index % 7 === 0 ? -1 : 1,
      kinds: ['bookmark' as const],
    }));
    const list = rankedList(facts, { who: 'somebody', interests, excluded: new Set() }, {}, 20);
    expect(list).toHaveLength(20);
    for (const { score } of list) expect(Number.isFinite(score)).toBe(true);
  });
});
