import { type Day, daysOf } from '../../shared/dates/festival-dates.js';
import { isPlace, type Place } from './places.js';

/** What a trip is asked for, as the address of the page has it. */
export interface TripWish {
  readonly from: Day;
  readonly to: Day;
  readonly place: Place | 'here';
  readonly radiusKm: number;
  readonly with: readonly string[];
}

export const RADII = [50, 100, 150, 200, 300];
const MOST_DAYS = 10;
const DAY_MS = 86_400_000;

/** Where the address says nothing, or nothing sound: next weekend, from Seoul, a hundred kilometres around. */
export function wishOf(params: URLSearchParams, today: Day): TripWish {
  const weekend = daysOf('weekend', today);
  const [place, radiusKm] = [params.get('place') ?? '', Number(params.get('radius'))];
  const asked = dayOf(params.get('from'));
  const from = asked !== undefined && asked >= today ? asked : weekend.from;
  const to = dayOf(params.get('to')) ?? (from === weekend.from ? weekend.to : from);
  return {
    from,
    to: within(to, from),
    place: place === 'here' || isPlace(place) ? place : 'seoul',
    radiusKm: RADII.includes(radiusKm) ? radiusKm : 100,
    with: (params.get('with') ?? '').split(',').filter(Boolean),
  };
}

export function paramsOf({ from, to, place, radiusKm, with: companions }: TripWish): URLSearchParams {
  const params = new URLSearchParams({ from, to, place, radius: String(radiusKm) });
  if (companions.length > 0) params.set('with', companions.join(','));
  return params;
}

/** The last day that a trip from this day may have. */
export function lastDayFrom(from: Day): Day {
  return new Date(Date.parse(from) + (MOST_DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
}

function within(to: Day, from: Day): Day {
  const last = lastDayFrom(from);
  if (to < from) return from;
  return to > last ? last : to;
}

/** Only a day that exists. */
function dayOf(text: string | null): Day | undefined {
  const time = Date.parse(text ?? '');
  return text !== null && !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
    ? text
    : undefined;
}
