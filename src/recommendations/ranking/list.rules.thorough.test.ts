import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aFestival, anEdition, festivals, TODAY } from '../../../test/support/festival-features.js';
import type { FestivalFeatures } from '../../festivals/index.js';
import { addDays } from '../../shared/clock.js';
import { FestivalFacts } from './catalogue/festival-facts.js';
import { RankedCatalogue } from './catalogue/ranked-catalogue.js';
import { listFrom } from './list.rules.js';
import { scoreAll, type Scored, settingFor } from './score.rules.js';

const scored = (all: readonly FestivalFeatures[]) => {
  const facts = new FestivalFacts(new RankedCatalogue(TODAY, all), null);
  return scoreAll([...facts.catalogue.index.all], settingFor(facts, [], undefined));
};
const limits = fc.integer({ min: 1, max: 50 });
const people = fc.constantFrom('somebody', 'somebody else', 'anyone');
const idsOf = (list: readonly Scored[]) => list.map(({ festival }) => festival.id);
const explored = (list: readonly Scored[]) =>
  list.filter(({ terms }) => terms.some(({ name }) => name === 'exploration'));

describe('the list', () => {
  it('is as long as asked while there is enough, and names nothing twice', () => {
    fc.assert(
      fc.property(festivals(), limits, people, (all, limit, who) => {
        const from = scored(all);
        const list = listFrom(from, limit, { who, today: TODAY });
        expect(list).toHaveLength(Math.min(limit, from.length));
        expect(new Set(idsOf(list)).size).toBe(list.length);
      }),
    );
  });

  it('is the same for the same person and day, in whatever order the candidates come', () => {
    fc.assert(
      fc.property(festivals(), limits, people, (all, limit, who) => {
        const draw = { who, today: TODAY };
        const list = idsOf(listFrom(scored(all), limit, draw));
        expect(idsOf(listFrom(scored(all), limit, draw))).toEqual(list);
        expect(idsOf(listFrom(scored([...all].reverse()), limit, draw))).toEqual(list);
      }),
    );
  });

  it('has at most three of one category in a row while others are left', () => {
    fc.assert(
      fc.property(festivals(60), limits, people, (all, limit, who) => {
        const from = scored(all);
        const list = listFrom(from, limit, { who, today: TODAY });
        list.forEach(({ festival: { category } }, index) => {
          const run = list.slice(Math.max(0, index - 3), index + 1);
          if (run.length < 4 || run.some(({ festival }) => festival.category !== category)) return;
          const listed = new Set(idsOf(list.slice(0, index)));
          const others = from.filter(
            ({ festival }) => !listed.has(festival.id) && festival.category !== category,
          );
          expect(idsOf(others)).toEqual([]);
        });
      }),
    );
  });

  it('breaks a run of three even for one with a far lower score', () => {
    const popular = Array.from({ length: 5 }, (_, index) =>
      aFestival({
        id: `sea-${index + 1}`,
        category: 'sea',
        bookmarkCount: 99,
        rating: { sum: 500, count: 100 },
      }),
    );
    const late = anEdition({ startsOn: '2027-09-01', endsOn: '2027-09-02' });
    const other = aFestival({ id: 'snow', category: 'snow', edition: late });
    expect(idsOf(listFrom(scored([...popular, other]), 6, { who: 'anyone', today: TODAY }))).toEqual([
      'sea-1',
      'sea-2',
      'sea-3',
      'snow',
      'sea-4',
      'sea-5',
    ]);
  });

  it('spreads over categories: of two equals, the one unlike those before it comes first', () => {
    const alike = [1, 2].map((index) => aFestival({ id: `sea-${index}`, category: 'sea', bookmarkCount: 9 }));
    const other = aFestival({ id: 'snow', category: 'snow', provinceCode: '51', bookmarkCount: 8 });
    expect(idsOf(listFrom(scored([...alike, other]), 3, { who: 'anyone', today: TODAY }))).toEqual([
      'sea-1',
      'snow',
      'sea-2',
    ]);
  });

  it('gives about one place in twelve to others, which differ by person and by day', () => {
    const all = Array.from({ length: 200 }, (_, index) =>
      aFestival({
        id: `festival-${index}`,
        category: index % 2 === 0 ? 'food' : 'sea',
        bookmarkCount: 200 - index,
      }),
    );
    const from = scored(all);
    const drawn = (who: string, today = TODAY) => idsOf(explored(listFrom(from, 20, { who, today })));
    const draws = Array.from({ length: 100 }, (_, index) => drawn(`person ${index}`));
    const share = draws.flat().length / (20 * draws.length);
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.1);
    expect(new Set(draws.flat()).size).toBeGreaterThan(60);
    expect(drawn('person 1')).not.toEqual(drawn('person 1', addDays(TODAY, 1)));
  });

  it('lifts what is explored to the score of the one it stands in for', () => {
    fc.assert(
      fc.property(festivals(60), limits, people, (all, limit, who) => {
        const from = scored(all);
        const own = new Map(from.map(({ festival, score }) => [festival.id, score]));
        for (const { festival, score, terms } of explored(listFrom(from, limit, { who, today: TODAY }))) {
          const lift = terms.find(({ name }) => name === 'exploration')?.value as number;
          expect(lift).toBeGreaterThanOrEqual(0);
          expect(score).toBeCloseTo((own.get(festival.id) as number) + lift, 10);
          expect(lift === 0 || from.some((one) => Math.abs(one.score - score) < 1e-9)).toBe(true);
        }
      }),
    );
  });

  it('has at most two of an organiser while others are left', () => {
    const fair = Array.from({ length: 6 }, (_, index) =>
      aFestival({ id: `fair-${index}`, organiser: '보령시', bookmarkCount: 100 }),
    );
    const others = Array.from({ length: 3 }, (_, index) =>
      aFestival({ id: `other-${index}`, category: 'snow' }),
    );
    const list = idsOf(listFrom(scored([...fair, ...others]), 5, { who: 'anyone', today: TODAY }));
    expect(list.filter((id) => id.startsWith('fair'))).toHaveLength(2);
    expect(listFrom(scored(fair), 5, { who: 'anyone', today: TODAY })).toHaveLength(5);
  });

  it('follows the person’s own mix of categories where the scores do not decide', () => {
    const all = Array.from({ length: 60 }, (_, index) =>
      aFestival({ id: `festival-${index + 10}`, category: (['food', 'sea', 'snow'] as const)[index % 3]! }),
    );
    const listOf = (mix?: ReadonlyMap<string, number>) =>
      listFrom(scored(all), 20, { who: 'anyone', today: TODAY, mix });
    const share = (list: readonly Scored[], category: string) =>
      list.filter(({ festival }) => festival.category === category).length;
    const own = listOf(
      new Map([
        ['food', 14],
        ['sea', 6],
      ]),
    );
    expect(share(own, 'food')).toBeGreaterThan(share(own, 'sea'));
    expect(share(own, 'sea')).toBeGreaterThan(share(own, 'snow'));
    expect(share(listOf(), 'snow')).toBeGreaterThan(share(own, 'snow'));
  });

  it('knows with which probability each got its place', () => {
    fc.assert(
      fc.property(festivals(60), limits, people, (all, limit, who) => {
        for (const { propensity, explored: byChance, terms } of listFrom(scored(all), limit, {
          who,
          today: TODAY,
        })) {
          expect(propensity).toBeGreaterThan(0);
          expect(propensity).toBeLessThanOrEqual(1);
          expect(terms.some(({ name }) => name === 'exploration')).toBe(byChance);
        }
      }),
    );
    const from = scored(
      Array.from({ length: 120 }, (_, index) =>
        aFestival({
          id: `festival-${index + 100}`,
          category: index % 2 === 0 ? 'food' : 'sea',
          bookmarkCount: 200 - index,
        }),
      ),
    );
    // A place is explored as often as it says, and each of a hundred is found there as often as the others.
    const draws = Array.from({ length: 2_000 }, (_, index) =>
      listFrom(from, 20, { who: `person ${index}`, today: TODAY }),
    );
    const tenth = draws.map((list) => list[10]!);
    const drawn = tenth.filter((one) => one.explored);
    expect(drawn.length / draws.length).toBeGreaterThan(0.35);
    expect(drawn.length / draws.length).toBeLessThan(0.45);
    const told = drawn.reduce((sum, { propensity }) => sum + propensity, 0) / drawn.length;
    expect(told).toBeGreaterThan(0.4 / 110);
    expect(told).toBeLessThan(0.4 / 40);
    expect(new Set(drawn.map(({ number }) => number)).size).toBeGreaterThan(90);
    for (const { propensity } of tenth.filter((one) => !one.explored))
      expect(propensity).toBeCloseTo(0.6, 10);
  });
});
