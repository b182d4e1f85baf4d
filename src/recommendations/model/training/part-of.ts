import type { Interactions } from '../collaborative/interactions.js';

/**
 * Of interactions those that are wanted, by their place; where `items` are given, only theirs, numbered in that
 * order's ascent. People keep their numbers.
 */
export function partOf(
  interactions: Interactions,
  isWanted: (at: number) => boolean,
  items?: readonly number[],
): Interactions {
  const { people, starts, itemAt, weightAt, dayAt } = interactions;
  const numbers = new Int32Array(interactions.items).fill(items === undefined ? 0 : -1);
  if (items === undefined) numbers.forEach((_, item) => (numbers[item] = item));
  else items.toSorted((a, b) => a - b).forEach((item, number) => (numbers[item] = number));
  const kept: number[] = [];
  const newStarts = new Int32Array(people + 1);
  for (let person = 0; person < people; person += 1) {
    for (let at = starts[person]!; at < starts[person + 1]!; at += 1) {
      if (numbers[itemAt[at]!]! >= 0 && isWanted(at)) kept.push(at);
    }
    newStarts[person + 1] = kept.length;
  }
  return {
    people,
    items: items?.length ?? interactions.items,
    starts: newStarts,
    itemAt: Int32Array.from(kept, (at) => numbers[itemAt[at]!]!),
    weightAt: Float64Array.from(kept, (at) => weightAt[at]!),
    dayAt: dayAt && Float64Array.from(kept, (at) => dayAt[at]!),
  };
}
