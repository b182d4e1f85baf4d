import type { SlotOrder, Span } from './slot-order.js';
import { SlotSet } from './slot-set.js';

/** So few with the same key are put in order by comparing them. */
const FEW = 50;

/**
 * The page of the slots in order of their keys, without sorting more than the page: its first and last key are
 * selected, and only what lies between them is put in order.
 * @param keys of the slots, one each at the same place
 * @param tie decides between equal keys
 */
export function pageByKey(
  slots: ArrayLike<number>,
  keys: Float64Array,
  { skip, take }: Span,
  tie: (a: number, b: number) => number,
): number[] {
  const { before, between } = around(slots, keys, { skip, take });
  return between
    .map((at) => ({ slot: slots[at] as number, key: keys[at] as number }))
    .sort((a, b) => a.key - b.key || tie(a.slot, b.slot))
    .slice(skip - before, skip - before + take)
    .map(({ slot }) => slot);
}

/** As `pageByKey`, where very many have the same key: the page is read off the order that decides between them. */
export function pageByKeyInOrder(
  slots: ArrayLike<number>,
  keys: Float64Array,
  { skip, take }: Span,
  order: SlotOrder,
): number[] {
  const { before, between } = around(slots, keys, { skip, take });
  const groups = new Map<number, number[]>();
  for (const at of between) {
    const key = keys[at] as number;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [slots[at] as number]);
    else group.push(slots[at] as number);
  }
  const page: number[] = [];
  let left = skip - before;
  for (const [, group] of [...groups].sort(([a], [b]) => a - b)) {
    if (left < group.length) page.push(...partOf(group, { skip: left, take: take - page.length }, order));
    left = Math.max(0, left - group.length);
  }
  return page;
}

/** Where those are whose keys are between the first and the last of the page, and how many are before them. */
function around(
  slots: ArrayLike<number>,
  keys: Float64Array,
  { skip, take }: Span,
): { before: number; between: number[] } {
  const end = Math.min(skip + take, slots.length);
  if (skip >= end) return { before: skip, between: [] };
  const scratch = keys.slice(0, slots.length);
  const last = select(scratch, end - 1, 0);
  const first = select(scratch, skip, 0, end - 1);
  let before = 0;
  const between: number[] = [];
  for (let at = 0; at < slots.length; at += 1) {
    const key = keys[at] as number;
    if (key < first) before += 1;
    else if (key <= last) between.push(at);
  }
  return { before, between };
}

function partOf(group: number[], part: Span, order: SlotOrder): number[] {
  if (group.length <= FEW) return order.sorted(group).slice(part.skip, part.skip + part.take);
  const set = new SlotSet();
  for (const slot of group) set.add(slot);
  return order.page(set, part);
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
