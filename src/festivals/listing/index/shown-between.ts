import type { FestivalIndex } from './festival-index.js';
import { type DatedPhase, type DayNumber, soonestKey } from './soonest.rules.js';

/** What a festival that is not shown by what it has in view shows instead. */
export function shownBetween(index: FestivalIndex, slot: number, from: DayNumber, to: DayNumber): DatedPhase {
  const [first] = index
    .at(slot)
    .editions.filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from)
    .map((edition) => index.phased(edition))
    .sort((a, b) => keyOf(a, index) - keyOf(b, index));
  if (first === undefined)
    throw new Error(`The calendar names a festival without an edition: ${index.at(slot).id}`);
  return first;
}

function keyOf({ phase, startsOn, endsOn }: DatedPhase, { today }: FestivalIndex): number {
  return soonestKey(phase, startsOn, endsOn, today);
}
