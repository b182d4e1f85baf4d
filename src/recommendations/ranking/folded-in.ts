import { foldIn } from '../model/collaborative/als.js';
import type { FestivalFacts } from './catalogue/festival-facts.js';

/** Of those who like more, the weightiest tell enough. */
const MOST = 50;

/**
 * What the factors of items say to somebody who likes these: their own factors are folded in from what they like, and
 * the inner product with those of any other is about 1 for what they like and about 0 for what they do not know.
 */
export function foldedIn(
  { model, toModel }: FestivalFacts,
  sources: readonly { readonly number: number; readonly interest: { readonly weight: number } }[],
): (number: number) => number {
  const liked = sources
    .filter(({ number, interest }) => interest.weight > 0 && toModel[number]! >= 0)
    .slice(0, MOST);
  const factors = model?.factors ?? null;
  if (factors === null || liked.length === 0) return () => 0;
  const { size, items, gram, ridge } = factors;
  const person = foldIn(
    { size, rows: items, gram, ridge },
    Int32Array.from(liked, ({ number }) => toModel[number]!),
    Float64Array.from(liked, ({ interest }) => interest.weight),
  );
  return (number) => {
    const item = toModel[number]!;
    if (item < 0) return 0;
    let sum = 0;
    for (let f = 0; f < size; f += 1) sum += person[f]! * items[item * size + f]!;
    return Math.max(-1, Math.min(1, sum));
  };
}
