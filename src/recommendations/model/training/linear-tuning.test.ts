/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PARAMETERS } from './linear-parameters.js';
import { tunedParameters } from './linear-tuning.js';
import { dayOf, type Population, PopulationBuilder } from './population.js';
import { Stopwatch } from './stopwatch.js';

const NOW = new Date('2026-11-24T03:00:00Z');
const DAY_MS = 86_400_000;
const KINDS = 13;

/**
 * Who liked x came to like z half a year later, always, and y on the same day, mostly. A third of all people like x
 * by now and y a little later: y is what they are to be told of.
 */
function travellers(people: number): Population {
  const builder = new PopulationBuilder();
  for (let person = 0; person < people; person += 1) {
    const like = (name: string, daysAgo: number) => {
      const at = new Date(NOW.getTime() - daysAgo * DAY_MS);
      return { festivalId: `${name}${person % KINDS}`, weight: 1, since: at, at };
    };
    const isNew = person % 3 === 0;
    const both = [like('x', isNew ? 20 : 400), like(isNew || person % 10 < 7 ? 'y' : 'w', isNew ? 1 : 400)];
    builder.add(isNew ? both : [...both, like('z', 200)], false);
  }
  return builder.build(NOW);
}

const tuned = (population: Population, until = Infinity) =>
  tunedParameters(population, until, new Stopwatch());

describe('choosing the parameters of the linear model', () => {
  it('When what was done close together in time belongs together, then closeness is chosen, the same every time', async () => {
    const population = travellers(2_000);
    const one = await tuned(population);
    expect(one.tuned).toBe(true);
    expect(one.parameters.closeness).toBeDefined();
    expect(await tuned(population)).toEqual(one);
  });

  it('When there is too little before the moment that it is judged from, then the defaults hold', async () => {
    expect(await tuned(travellers(300))).toEqual({ parameters: DEFAULT_PARAMETERS, tuned: false });
    const early = dayOf(NOW) - 500;
    expect((await tuned(travellers(2_000), early)).tuned).toBe(false);
  });
});
