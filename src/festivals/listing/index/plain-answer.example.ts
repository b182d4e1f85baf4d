import { dayNumber } from '../../../shared/clock.js';
import { phaseOf } from '../../edition/edition-in-view.rules.js';
import type { Point } from '../../festival.facts.js';
import type { Found } from './list-answer.js';
import type { ListedFestival } from './listed-festival.js';
import type { ListQuestion } from './matching.js';
import type { Box } from './point-grid.js';
import type { Span } from './slot-order.js';
import type { DatedPhase } from './soonest.rules.js';

/** By id how far each that the words find is from what was typed. */
export interface Asked extends Omit<ListQuestion, 'relevance'> {
  readonly relevance: ReadonlyMap<string, number> | null;
}

/** Goes through all festivals one by one and sorts them: what the index must never differ from. */
export function plainAnswer(
  festivals: readonly ListedFestival[],
  today: number,
  asked: Asked,
  { skip, take }: Span,
): { found: Found[]; total: number } {
  const from = asked.from === undefined ? -Infinity : dayNumber(asked.from);
  const to = asked.to === undefined ? Infinity : dayNumber(asked.to);
  const touches = ({ startsOn, endsOn }: { startsOn: number; endsOn: number }) =>
    startsOn <= to && endsOn >= from;
  const shownOf = ({ inView, editions }: ListedFestival): DatedPhase | null | undefined => {
    if (asked.from === undefined && asked.to === undefined) return inView;
    if (inView !== null && touches(inView)) return inView;
    return editions
      .filter(touches)
      .map((one) => ({ startsOn: one.startsOn, endsOn: one.endsOn, phase: phaseOf(one.status, one, today) }))
      .sort((a, b) => bySoonest(a, b, today))[0];
  };
  const all = festivals.flatMap((one): Found[] => {
    const edition = shownOf(one);
    if (edition === undefined) return [];
    const distanceKm = asked.near && one.point ? kmBetween(asked.near, one.point) : null;
    const { bbox } = asked;
    const holds = [
      asked.relevance === null || asked.relevance.has(one.id),
      asked.category === undefined || asked.category.includes(one.category),
      asked.tag === undefined || one.tags.includes(asked.tag),
      asked.free === undefined || one.free === asked.free,
      asked.region === undefined ||
        asked.region.some(({ provinceCode, districtCode }) =>
          districtCode === null ? one.provinceCode === provinceCode : one.districtCode === districtCode,
        ),
      bbox === undefined || (one.point !== null && isIn(bbox, one.point)),
      asked.near === undefined ||
        asked.radiusKm === undefined ||
        (distanceKm !== null && distanceKm <= asked.radiusKm),
      asked.status === undefined ||
        asked.status.includes(edition === null || edition.phase === 'estimated' ? 'undated' : edition.phase),
    ];
    return holds.every(Boolean) ? [{ festival: one, shown: edition, distanceKm }] : [];
  });
  const byId = (a: Found, b: Found) => (a.festival.id < b.festival.id ? -1 : 1);
  const soonest = (a: Found, b: Found) => bySoonest(a.shown, b.shown, today);
  const popular = (a: Found, b: Found) =>
    b.festival.bookmarkCount - a.festival.bookmarkCount || b.festival.rating.count - a.festival.rating.count;
  const mean = ({ festival: { rating } }: Found) => (rating.count === 0 ? -1 : rating.sum / rating.count);
  const orders: Record<string, (a: Found, b: Found) => number> = {
    soonest,
    relevance: (a, b) =>
      asked.relevance === null
        ? soonest(a, b)
        : (asked.relevance.get(a.festival.id) ?? 0) - (asked.relevance.get(b.festival.id) ?? 0) ||
          soonest(a, b) ||
          popular(a, b),
    distance: (a, b) =>
      asked.near === undefined
        ? soonest(a, b)
        : Number(a.distanceKm === null) - Number(b.distanceKm === null) ||
          (a.distanceKm ?? 0) - (b.distanceKm ?? 0),
    rating: (a, b) => mean(b) - mean(a) || b.festival.rating.count - a.festival.rating.count,
    popular,
    updated: (a, b) => b.festival.updatedAt - a.festival.updatedAt,
  };
  const order = orders[asked.sort ?? (asked.relevance === null ? 'soonest' : 'relevance')] as typeof soonest;
  all.sort((a, b) => order(a, b) || byId(a, b));
  return { found: all.slice(skip, skip + take), total: all.length };
}

const isIn = (box: Box, { lat, lng }: Point) =>
  lng >= box.west && lng <= box.east && lat >= box.south && lat <= box.north;

const STAGES = ['ongoing', 'upcoming', 'estimated', 'off', 'over', 'nothing'];

function bySoonest(a: DatedPhase | null, b: DatedPhase | null, today: number): number {
  const sortedBy = (shown: DatedPhase | null): number[] => {
    if (shown === null) return [5, 0, 0];
    const { phase, startsOn, endsOn } = shown;
    const isOff = phase === 'postponed' || phase === 'cancelled';
    const stage = isOff ? (endsOn >= today ? 'off' : 'over') : phase === 'ended' ? 'over' : phase;
    const by = phase === 'ongoing' ? endsOn : phase === 'ended' ? -Infinity : startsOn;
    return [STAGES.indexOf(stage), by, -endsOn];
  };
  const [one, other] = [sortedBy(a), sortedBy(b)];
  const at = one.findIndex((value, place) => value !== other[place]);
  return at === -1 ? 0 : (one[at] as number) < (other[at] as number) ? -1 : 1;
}

/** Haversine. */
function kmBetween(a: Point, b: Point): number {
  const sine = (from: number, to: number) => Math.sin(((to - from) * Math.PI) / 360) ** 2;
  const cosine = ({ lat }: Point) => Math.cos((lat * Math.PI) / 180);
  const h = sine(a.lat, b.lat) + cosine(a) * cosine(b) * sine(a.lng, b.lng);
  return 2 * 6_371.0088 * Math.asin(Math.min(1, Math.sqrt(h)));
}
