/** Texts one behind the other, each closed by a 0; what follows a place as far as the next 0 is its suffix. */
export type Letters = Uint16Array;

/** Others may have their turn after so many comparisons, some milliseconds. */
const COMPARISONS = 40_000;
/** So few are put in order one by one. */
const FEW = 12;

/**
 * Sorts places by their suffixes, letter by letter: those with a lesser letter, those with the same, which are
 * told apart by the next, and those with a greater (Bentley and Sedgewick). Gives way now and then.
 */
export function* sortSuffixes(letters: Letters, places: Int32Array): Generator<void> {
  const parts = [{ from: 0, until: places.length, depth: 0 }];
  let compared = 0;
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const { from, until, depth } = part;
    if (until - from <= FEW) {
      sortFew(letters, places, from, until);
      compared += (until - from) * FEW;
    } else {
      const pivot = letters[(places[(from + until) >>> 1] as number) + depth] as number;
      let [less, greater] = [from, until];
      for (let at = from; at < greater;) {
        const letter = letters[(places[at] as number) + depth] as number;
        if (letter < pivot) swap(places, less++, at++);
        else if (letter > pivot) swap(places, --greater, at);
        else at += 1;
        if ((compared += 1) % COMPARISONS === 0) yield;
      }
      parts.push({ from, until: less, depth }, { from: greater, until, depth });
      if (pivot !== 0) parts.push({ from: less, until: greater, depth: depth + 1 });
    }
    if (compared > COMPARISONS) {
      compared = 0;
      yield;
    }
  }
}

/** Both are in order; so is what is returned. */
export function* mergeSuffixes(letters: Letters, a: Int32Array, b: Int32Array): Generator<void, Int32Array> {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const merged = new Int32Array(a.length + b.length);
  let [one, other] = [0, 0];
  for (let at = 0; at < merged.length; at += 1) {
    const isOne =
      other === b.length ||
      (one < a.length && compareSuffixes(letters, a[one] as number, b[other] as number) <= 0);
    merged[at] = (isOne ? a[one++] : b[other++]) as number;
    if (at % COMPARISONS === COMPARISONS - 1) yield;
  }
  return merged;
}

/** Which of the places in order have suffixes that begin with what is asked: from the first to behind the last. */
export function placesOf(letters: Letters, places: Int32Array, asked: string): [from: number, until: number] {
  const from = firstNotBefore(letters, places, asked, 0, places.length);
  if (from === places.length || compareBeginning(letters, places[from] as number, asked) !== 0)
    return [from, from];
  // Most ranges are short beside all there is, so the end is looked for in ever greater strides.
  let [known, stride] = [from, 1];
  while (
    known + stride < places.length &&
    compareBeginning(letters, places[known + stride] as number, asked) === 0
  ) {
    known += stride;
    stride *= 2;
  }
  let [low, high] = [known + 1, Math.min(known + stride, places.length)];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareBeginning(letters, places[middle] as number, asked) === 0) low = middle + 1;
    else high = middle;
  }
  return [from, low];
}

function firstNotBefore(
  letters: Letters,
  places: Int32Array,
  asked: string,
  from: number,
  until: number,
): number {
  let [low, high] = [from, until];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareBeginning(letters, places[middle] as number, asked) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareBeginning(letters: Letters, place: number, asked: string): number {
  for (let at = 0; at < asked.length; at += 1) {
    const order = (letters[place + at] as number) - asked.charCodeAt(at);
    if (order !== 0) return order;
  }
  return 0;
}

function compareSuffixes(letters: Letters, a: number, b: number): number {
  let [one, other] = [a, b];
  while (letters[one] === letters[other] && letters[one] !== 0) {
    one += 1;
    other += 1;
  }
  return (letters[one] as number) - (letters[other] as number);
}

function sortFew(letters: Letters, places: Int32Array, from: number, until: number): void {
  for (let at = from + 1; at < until; at += 1) {
    const place = places[at] as number;
    let hole = at;
    for (; hole > from && compareSuffixes(letters, places[hole - 1] as number, place) > 0; hole -= 1)
      places[hole] = places[hole - 1] as number;
    places[hole] = place;
  }
}

function swap(places: Int32Array, a: number, b: number): void {
  const kept = places[a] as number;
  places[a] = places[b] as number;
  places[b] = kept;
}
