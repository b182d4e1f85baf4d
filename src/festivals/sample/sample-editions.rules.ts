import type { Day } from '../../shared/clock.js';
import type { SampleFestival } from './sample-catalogue.js';

export interface SampleEdition {
  /** Key of the festival. */
  key: string;
  year: number;
  startsOn: Day;
  endsOn: Day;
  status: 'scheduled' | 'postponed' | 'cancelled' | 'ended';
}

type Dated = Pick<SampleFestival, 'key' | 'usual'>;

/** An edition in whole days since 1970, which thousands of comparisons are quicker with. */
interface Plan {
  festival: Dated;
  year: number;
  start: number;
  end: number;
  status: SampleEdition['status'];
}

/** What a visitor always finds, so that every screen has something to show on any day of the year. */
export const always = { running: 4, startingSoon: 12, soonDays: 30 };

const pastEditions = 3;
/** Nobody announces farther ahead; until then a festival shows when it usually falls. */
const announcedDays = 300;
const dayMs = 86_400_000;

/**
 * Editions of the sample catalogue around `today`: the next (or running) one of each festival in its real season and
 * three before it. If fewer than promised run or start soon, those with the smallest way to go are moved. About one in
 * thirty is cancelled or postponed. The same day always gives the same editions.
 */
export function placeEditions(festivals: readonly Dated[], today: Day): SampleEdition[] {
  const now = Date.parse(`${today}T00:00:00Z`) / dayMs;
  const next = festivals.map((festival) => nextPlan(festival, now));
  callOffSome(next, now, today.slice(0, 7));
  letSomeRun(next, now);
  letSomeStartSoon(next, now);
  const announced = next.filter(({ start }) => start - now <= announcedDays);
  return [...announced, ...next.flatMap(plansBefore)].map(editionOf);
}

function nextPlan(festival: Dated, now: number): Plan {
  const year = new Date(now * dayMs).getUTCFullYear();
  for (const candidate of [year - 1, year]) {
    const plan = usualPlan(festival, candidate);
    if (plan.end >= now) return plan;
  }
  return usualPlan(festival, year + 1);
}

function plansBefore({ festival, year }: Plan): Plan[] {
  return Array.from({ length: pastEditions }, (_, back) => {
    const plan = usualPlan(festival, year - 1 - back);
    return { ...plan, status: lot(`${festival.key}:${plan.year}`) % 33 === 0 ? 'cancelled' : 'ended' };
  });
}

function usualPlan(festival: Dated, year: number): Plan {
  const { month, day, week, lengthDays } = festival.usual;
  const first = Date.UTC(year, month - 1) / dayMs;
  const start = week ? nthWeekday(first, lengthDays > 2 ? 5 : 6, week) : first + (day ?? 1) - 1;
  return { festival, year, start, end: start + lengthDays - 1, status: 'scheduled' };
}

/** Weekdays count from Sunday = 0; day 0, 1970-01-01, was a Thursday. */
function nthWeekday(first: number, weekday: number, nth: number): number {
  return first + ((weekday - (first + 4) + 7_000_000) % 7) + (nth - 1) * 7;
}

/** Two of the coming ones are cancelled and two postponed, none of them so near that it would be missed today. */
function callOffSome(next: Plan[], now: number, month: string): void {
  next
    .filter(({ start }) => start - now > 7 && start - now <= announcedDays)
    .map((plan) => ({ plan, drawn: lot(plan.festival.key + month) }))
    .sort((a, b) => a.drawn - b.drawn)
    .slice(0, 4)
    .forEach(({ plan }, rank) => (plan.status = rank % 2 === 0 ? 'cancelled' : 'postponed'));
}

function letSomeRun(next: Plan[], now: number): void {
  const held = next.filter(({ status }) => status === 'scheduled');
  const coming = held.filter(({ start }) => start > now).sort(bySoonest);
  const missing = always.running - (held.length - coming.length);
  for (const plan of coming.slice(0, Math.max(0, missing))) move(plan, now - 1);
}

/** Fills the coming weeks with later festivals brought forward and with just ended ones held later. */
function letSomeStartSoon(next: Plan[], now: number): void {
  const latest = always.soonDays - 3;
  const coming = next.filter(({ status, start }) => status === 'scheduled' && start > now).sort(bySoonest);
  const soon = coming.filter(({ start }) => start - now <= always.soonDays).length;
  const moves = coming.slice(soon).flatMap((plan) => {
    const last = usualPlan(plan.festival, plan.year - 1);
    const forward = { plan, as: plan, to: latest, days: plan.start - now - latest };
    const later = { plan, as: last, to: 3, days: now - last.start + 3 };
    return isTiedToItsDay(plan.festival) ? [] : [forward.days <= later.days ? forward : later];
  });
  moves.sort((a, b) => a.days - b.days || compare(a.plan.festival.key, b.plan.festival.key));
  moves.slice(0, Math.max(0, always.startingSoon - soon)).forEach(({ plan, as, to }, rank) => {
    Object.assign(plan, as);
    move(plan, now + to + (rank % 4));
  });
}

/** A sunrise on New Year's Day makes no sense in February. */
function isTiedToItsDay({ usual }: Dated): boolean {
  return usual.day !== undefined && usual.lengthDays <= 2;
}

/** Keeps the length, but lasts two days at least, so that one that began yesterday runs today. */
function move(plan: Plan, start: number): void {
  plan.end = start + Math.max(plan.end - plan.start, 1);
  plan.start = start;
}

function editionOf({ festival, year, start, end, status }: Plan): SampleEdition {
  return { key: festival.key, year, startsOn: dayOf(start), endsOn: dayOf(end), status };
}

function dayOf(days: number): Day {
  return new Date(days * dayMs).toISOString().slice(0, 10);
}

/** FNV-1a over UTF-16 units: a number that looks drawn by lot and never changes. */
function lot(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

function bySoonest(a: Plan, b: Plan): number {
  return a.start - b.start || compare(a.festival.key, b.festival.key);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
