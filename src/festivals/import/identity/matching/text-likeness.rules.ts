/** How alike two texts are by the pairs of neighbouring characters they share: 0 to 1. */
export function pairLikeness(a: string, b: string): number {
  return a === b ? Number(a !== '') : setLikeness(runsOf(a, 2), runsOf(b, 2));
}

export function setLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const one of a) if (b.has(one)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** How alike two texts are by the fewest edits that make one of the other: 0 to 1. */
export function editLikeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - edits(a, b) / longest;
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
