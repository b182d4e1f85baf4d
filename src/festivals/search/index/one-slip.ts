import type { Letters } from './suffix-order.js';

type VisitRange = (from: number, until: number, length: number) => void;

interface Typed {
  readonly key: string;
  /** How many of its first letters are right. */
  readonly right: number;
}

/**
 * Calls with each range of the places in order whose suffixes begin with what was typed but for one slip, a letter
 * wrong, too many or left out, and with how many letters they take for it. It goes down the order letter by letter
 * and leaves the way at each, so what it takes hangs on the letters that there are and hardly on the texts; after
 * so many `steps` it ends. A range may come more than once.
 */
export function withOneSlip(
  letters: Letters,
  places: Int32Array,
  { key, right }: Typed,
  steps: number,
  visit: VisitRange,
): void {
  let left = steps;

  /** From where on the letter at that depth is no lesser one, in a range with the same letters before. */
  const firstNotBefore = (letter: number, depth: number, from: number, until: number): number => {
    left -= 1;
    let [low, high] = [from, until];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((letters[(places[middle] as number) + depth] as number) < letter) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** The rest without a slip. */
  const follow = (from: number, until: number, depth: number, asked: number): void => {
    let [low, high, at] = [from, until, depth];
    for (let next = asked; next < key.length && low < high; next += 1, at += 1) {
      const letter = key.charCodeAt(next);
      low = firstNotBefore(letter, at, low, high);
      high = firstNotBefore(letter + 1, at, low, high);
    }
    if (low < high) visit(low, high, at);
  };

  let [from, until] = [0, places.length];
  for (let at = 0; at < key.length && from < until && left > 0; at += 1) {
    const letter = key.charCodeAt(at);
    if (at >= right) {
      follow(from, until, at, at + 1);
      let begin = firstNotBefore(1, at, from, until);
      while (begin < until && left > 0) {
        const other = letters[(places[begin] as number) + at] as number;
        const end = firstNotBefore(other + 1, at, begin, until);
        if (other !== letter) follow(begin, end, at + 1, at + 1);
        follow(begin, end, at + 1, at);
        begin = end;
      }
    }
    from = firstNotBefore(letter, at, from, until);
    until = firstNotBefore(letter + 1, at, from, until);
  }
}
