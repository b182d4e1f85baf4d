import type { Span } from './slot-order.js';

/**
 * The page of the slots in order of their keys, without sorting more than the page: its first and last key are
 * selected, and only what lies between them is put in order.
 * @param keys of the slots, one each at the same place
 * @param tie decides between equal keys
 */
export function pageByKey(
  slots: readonly number[],
  keys: Float64Array,
  { skip, take }: Span,
  tie: (a: number, b: number) => number,
): number[] {
  const end = Math.min(skip + take, slots.length);
  if (skip >= end) return [];
  const scratch = keys.slice(0, slots.length);
  const last = select(scratch, end - 1, 0);
  const first = select(scratch, skip, 0, end - 1);
  let before = 0;
  const between: { slot: number; key: number }[] = [];
  for (let at = 0; at < slots.length; at += 1) {
    const key = keys[at] as number;
    if (key < first) before += 1;
    else if (key <= last) between.push({ slot: slots[at] as number, key });
  }
  between.sort((a, b) => a.key - b.key || tie(a.slot, b.slot));
  return between.slice(skip - before, end - before).map(({ slot }) => slot);
}

/** The key at a rank (Hoare's selection); what is smaller ends up before it, what is greater after. */
function select(keys: Float64Array, rank: number, from: number, until = keys.length - 1): number {
  let [low, high] = [from, until];
  while (low < high) {
    const pivot = keys[(low + high) >>> 1] as number;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((keys[left] as number) < pivot) left += 1;
      while ((keys[right] as number) > pivot) right -= 1;
      if (left > right) break;
      const swapped = keys[left] as number;
      keys[left] = keys[right] as number;
      keys[right] = swapped;
      left += 1;
      right -= 1;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return keys[rank] as number;
}
