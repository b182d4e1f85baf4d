/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { aFestival, anEdition } from '../../../../test/support/festival-features.js';
import { addDays, dayInSeoul } from '../../../shared/clock.js';
import { FEATURES } from '../../ranking/learned/features.js';
import { itemModel } from '../item-model.js';
import { trainItemModel } from './item-model.trainer.js';
import { PopulationBuilder } from './population.js';
import { rankingFrom } from './ranking-part.js';
import { Stopwatch } from './stopwatch.js';

const NOW = new Date('2026-11-24T03:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const SINCE = daysAgo(5);
const ORGANISERS = 60;

const festivals = Array.from({ length: 4 * ORGANISERS }, (_, index) =>
  aFestival({
    id: `festival-${index + 100}`,
    name: `축제 ${index}`,
    category: (['food', 'sea', 'snow'] as const)[index % 3]!,
    organiser: `주최 ${index % ORGANISERS}`,
    edition: anEdition({
      startsOn: addDays(dayInSeoul(SINCE), 10 + (index % 40)),
      endsOn: addDays(dayInSeoul(SINCE), 12 + (index % 40)),
    }),
  }),
);

/** Who liked one before, and then another one of its organiser. */
function populationOf(people: number, until: Date) {
  const builder = new PopulationBuilder();
  for (let person = 0; person < people; person += 1) {
    const own = person % ORGANISERS;
    const next = own + ORGANISERS * (1 + (person % 3));
    const told = [
      { festivalId: festivals[own]!.id, since: daysAgo(20) },
      { festivalId: festivals[(own * 7 + 5) % ORGANISERS]!.id, since: daysAgo(30) },
      { festivalId: festivals[next]!.id, since: daysAgo(2) },
    ];
    builder.add(
      [...new Map(told.map((one) => [one.festivalId, one])).values()]
        .filter(({ since }) => since < until)
        .map((one) => ({ ...one, weight: 1, at: one.since })),
      false,
    );
  }
  return builder.build(until);
}

async function windowOf(people: number) {
  const held = await trainItemModel(populationOf(people, SINCE), null, new Stopwatch());
  const model = { model: itemModel(held.parts), trainedAt: SINCE };
  return (await trainItemModel(populationOf(people, NOW), model, new Stopwatch())).window;
}

describe('the ranking of a new model', () => {
  it('When people went on to what their organiser has, then that is what it weighs', async () => {
    const window = await windowOf(300);
    const learned = await rankingFrom(window!, festivals, dayInSeoul(SINCE));
    expect(learned?.features).toEqual(FEATURES);
    const weightOf = (name: (typeof FEATURES)[number]) => learned!.weights[FEATURES.indexOf(name)]!;
    expect(weightOf('came to the organiser')).toBeGreaterThan(0.02);
  });

  it('When few people told anything new, then none is learned', async () => {
    const window = await windowOf(150);
    expect(await rankingFrom(window!, festivals, dayInSeoul(SINCE))).toBeNull();
    expect(await windowOf(50)).toBeNull();
  });
});
