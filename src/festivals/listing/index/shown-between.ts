import type { Days } from './day-blocks.js';
import type { FestivalIndex } from './festival-index.js';
import type { DatedPhase } from './soonest.rules.js';

/** What the festival in a slot shows of some days: what it has in view if that touches them, else the first that does. */
export function shownBetween(index: FestivalIndex, slot: number, { from, to }: Days): DatedPhase | null {
  const { inView, editions } = index.at(slot);
  if (inView === null || index.inView.touches(slot, from, to)) return inView;
  const touching = editions
    .filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from)
    .map((edition) => index.phased(edition));
  return touching.reduce<DatedPhase | null>(
    (first, one) => (first === null || index.keyOf(one) < index.keyOf(first) ? one : first),
    null,
  );
}
