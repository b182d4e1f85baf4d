import { type Interaction, type Interactions, interactionsOf } from '../model/collaborative/interactions.js';
import type { RatingRow } from './rating-rows.js';

const DAY_S = 86_400;

/** People and items of files by number, in the order in which they are first named. */
export class Numbering {
  private readonly people = new Map<string, number>();
  private readonly items = new Map<string, number>();

  numbered(rows: readonly RatingRow[]): Interaction[] {
    return rows.map(({ person, item, rating, at }) => ({
      person: numberOf(this.people, person),
      item: numberOf(this.items, item),
      weight: rating,
      day: at === undefined ? undefined : at / DAY_S,
    }));
  }

  /** Over all people and items numbered so far. */
  interactions(rows: readonly Interaction[]): Interactions {
    return interactionsOf(rows, { people: this.people.size, items: this.items.size });
  }
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}
