import { describe, expect, it } from '@jest/globals';
import { historyOf, type Interaction, interactionsOf, peopleOfItems, transposed } from './interactions.js';

const row = (person: number, item: number, weight = 1, day?: number): Interaction => ({
  person,
  item,
  weight,
  day,
});

describe('interactions as rows', () => {
  const interactions = interactionsOf(
    [row(2, 1, 3, 10), row(0, 2, 5, 11), row(2, 0, 4, 12), row(2, 1, 2, 13)],
    {
      people: 3,
      items: 3,
    },
  );

  it('hold for each person the items in order, the later of two for the same item', () => {
    expect(historyOf(interactions, 2)).toEqual({
      items: Int32Array.of(0, 1),
      weights: Float64Array.of(4, 2),
      days: Float64Array.of(12, 13),
    });
    expect(historyOf(interactions, 1).items).toHaveLength(0);
  });

  it('count the people of each item', () => {
    expect([...peopleOfItems(interactions)]).toEqual([1, 1, 1]);
  });

  it('turned over hold for each item its people, and turned twice are the same', () => {
    expect([...historyOf(transposed(interactions), 1).items]).toEqual([2]);
    expect(transposed(transposed(interactions))).toEqual(interactions);
  });

  it('know no times where one is missing', () => {
    const some = interactionsOf([row(0, 0, 1, 10), row(0, 1)], { people: 1, items: 2 });
    expect(historyOf(some, 0).days).toBeUndefined();
  });
});
