import { disassemble } from 'es-hangul';

/** How alike two texts are by the pairs of neighbouring characters they share: 0 to 1. */
export function pairLikeness(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  const left = pairsOf(a);
  const right = pairsOf(b);
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const pair of left) if (right.has(pair)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}

/** How alike two texts are to the ear and the typing finger, by edits of their jamo: 0 to 1. */
export function jamoLikeness(a: string, b: string): number {
  const [left, right] = [disassemble(a), disassemble(b)];
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 0 : 1 - edits(left, right) / longest;
}

export function pairsOf(text: string): Set<string> {
  return runsOf(text, 2);
}

/** Every run of so many neighbouring characters. */
export function runsOf(text: string, length: number): Set<string> {
  const characters = [...text];
  return new Set(
    characters.slice(length - 1).map((_, index) => characters.slice(index, index + length).join('')),
  );
}

function edits(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}
