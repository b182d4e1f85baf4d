/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { aFestival, anEdition, TODAY } from '../../../test/support/festival-features.js';
import { addDays } from '../../shared/clock.js';
import { FestivalFacts } from './catalogue/festival-facts.js';
import { RankedCatalogue } from './catalogue/ranked-catalogue.js';
import { learnRanking, type Lesson } from './learn-ranking.js';
import { FEATURES } from './learned/features.js';
import { weightsFor } from './weights.js';

const all = Array.from({ length: 400 }, (_, index) =>
  aFestival({
    id: `festival-${index + 1_000}`,
    name: `축제 ${index}`,
    category: (['food', 'sea', 'snow', 'music'] as const)[index % 4]!,
    provinceCode: index % 3 === 0 ? '11' : '44',
    edition: anEdition({ startsOn: addDays(TODAY, index % 90), endsOn: addDays(TODAY, (index % 90) + 2) }),
    organiser: `주최 ${index % 80}`,
  }),
);
const facts = new FestivalFacts(new RankedCatalogue(TODAY, all), null);

/** People who go to what their own organiser has next, whatever it is about and however far ahead. */
function peopleWhoFollow(organisers: number): Lesson[] {
  return Array.from({ length: 300 }, (_, index) => ({
    interests: [
      { festivalId: all[index % organisers]!.id, weight: 1, kinds: ['bookmark' as const] },
      { festivalId: all[(index * 7 + 3) % 400]!.id, weight: 0.3, kinds: ['view' as const] },
    ],
    next: [all[(index % organisers) + 80 * (1 + (index % 4))]!.id],
  }));
}

describe('learning the ranking', () => {
  it('finds that people go where their organiser is, and says it under the names of the features', async () => {
    const learned = await learnRanking(facts, peopleWhoFollow(80));
    expect(learned?.features).toEqual(FEATURES);
    const weightOf = (name: (typeof FEATURES)[number]) => learned!.weights[FEATURES.indexOf(name)]!;
    expect(weightOf('came to the organiser')).toBeGreaterThan(Math.abs(weightOf('like in category')) * 0.1);
    expect(learned!.weights.every(Number.isFinite)).toBe(true);
    // Nobody's rating differs, so how much one is worth is as usual.
    expect(weightOf('rating')).toBe(weightsFor(null, 1e9)[FEATURES.indexOf('rating')]);
    expect(weightsFor(learned, 1e9)).not.toEqual(weightsFor(null, 1e9));
  });

  it('learns nothing from few people, or where it would not foretell better', async () => {
    expect(await learnRanking(facts, peopleWhoFollow(80).slice(0, 150))).toBeNull();
    // Those of one half go far ahead to what is unlike; the others to what is like and soon, as is usual.
    const divided = peopleWhoFollow(80).map((lesson, index) => {
      const own = index % 80;
      const fits = (other: number) =>
        index % 2 === 0
          ? other % 4 !== own % 4 && other % 90 > 60
          : other % 4 === own % 4 && other % 90 < 8 && other !== own;
      return { ...lesson, next: [all[all.findIndex((_, other) => other >= own && fits(other))]!.id] };
    });
    expect(await learnRanking(facts, divided)).toBeNull();
  });

  it('is not used where it is of other features', () => {
    const usual = weightsFor(null, 3);
    expect(weightsFor({ features: ['popularity'], weights: [9] }, 3)).toEqual(usual);
    const weights = FEATURES.map(() => NaN);
    expect(weightsFor({ features: FEATURES, weights }, 3)).toEqual(usual);
    const own = FEATURES.map(() => 7);
    expect(weightsFor({ features: FEATURES, weights: own }, 1e12)[0]).toBeCloseTo(7, 6);
  });
});
