import type { Point } from '../ranking/distance.js';
import { type Drive, driveBetween } from './travel.rules.js';

/** A festival that may be visited; days are counted from the first of the trip. */
export interface Stop {
  readonly id: string;
  readonly point: Point;
  readonly firstDay: number;
  readonly lastDay: number;
  /** 0–1: how well it suits, beside the other stops. */
  readonly worth: number;
}

export interface Journey {
  /** Where the trip begins on its first day and ends on its last. */
  readonly home: Point;
  readonly days: number;
}

/** The stops of each day, in order. */
export type Itinerary = readonly (readonly Stop[])[];

export const MOST_VISITS_A_DAY = 3;
export const MOST_MINUTES_A_DAY = 300;
/** What any visit is worth, however little it suits: a trip is for seeing something. */
const ANY_VISIT = 0.4;
/** A day of eight hours on the road costs as much as the best festival is worth. */
const COST_OF_A_MINUTE = 1 / 480;
/** So many of the best are tried as what the others are planned around. */
const BEGINNINGS = 12;
const ROUNDS = 12;
const LEAST_GAIN = 1e-9;

/** Visits of each day, by the numbers of the stops. */
type Plan = readonly (readonly number[])[];

/**
 * Which stops to visit on which day and in which order: the most worth less what the drives cost, at
 * most three visits and five hours of driving a day, each on a day it is open. One sleeps where the
 * last visit of a day was, and drives home on the last day of the trip. An orienteering problem with
 * time windows (Vansteenwegen et al. 2011), solved by insertion of the best next stop, begun also with
 * each of the best, since several can be worth the way together; the best of these by local search: every
 * order within a day, and taking out each stop to fill its room anew. The same stops give the same
 * itinerary, in whatever order they come.
 */
export function itineraryOf(journey: Journey, stops: readonly Stop[]): Itinerary {
  const planner = new Planner(
    journey,
    [...stops].sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1)),
  );
  return planner.best();
}

/** The drives of each day: to each of its visits, and on the last day home. */
export function drivesOf({ home }: Pick<Journey, 'home'>, itinerary: Itinerary): Drive[][] {
  let at = home;
  const drives = itinerary.map((stops) =>
    stops.map(({ point }) => {
      const drive = driveBetween(at, point);
      at = point;
      return drive;
    }),
  );
  if (itinerary.some((stops) => stops.length > 0)) drives.at(-1)?.push(driveBetween(at, home));
  return drives;
}

/** Worth of the visits less the cost of the drives. */
export function valueOf(journey: Journey, itinerary: Itinerary): number {
  const worth = itinerary.flat().reduce((sum, stop) => sum + ANY_VISIT + stop.worth, 0);
  const minutes = drivesOf(journey, itinerary)
    .flat()
    .reduce((sum, drive) => sum + drive.minutes, 0);
  return worth - COST_OF_A_MINUTE * minutes;
}

class Planner {
  /** The number that stands for home. */
  private readonly home: number;
  private readonly minutes: Float64Array;

  constructor(
    private readonly journey: Journey,
    private readonly stops: readonly Stop[],
  ) {
    this.home = stops.length;
    const points = [...stops.map(({ point }) => point), journey.home];
    this.minutes = Float64Array.from(
      points.flatMap((from) => points.map((to) => driveBetween(from, to).minutes)),
    );
  }

  best(): Itinerary {
    const empty: Plan = Array.from({ length: this.journey.days }, () => []);
    let plan = this.filled(empty);
    for (const stop of [...this.stops.keys()].slice(0, BEGINNINGS)) {
      const begun = this.begun(empty, stop);
      if (begun !== undefined) plan = this.better(plan, this.filled(begun));
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      const better = this.improved(plan);
      if (better === undefined) break;
      plan = better;
    }
    return plan.map((visits) => visits.map((stop) => this.stops[stop] as Stop));
  }

  /** With the stop alone, on the first day that allows it. */
  private begun(empty: Plan, stop: number): Plan | undefined {
    const { firstDay, lastDay } = this.stops[stop] as Stop;
    return [...empty.keys()]
      .filter((day) => day >= firstDay && day <= lastDay)
      .map((day) => empty.map((visits, at) => (at === day ? [stop] : visits)))
      .find((plan) => this.isFeasible(plan));
  }

  /** A plan worth more, or undefined where no step leads to one. */
  private improved(plan: Plan): Plan | undefined {
    let best = plan;
    for (const visits of plan) for (const stop of visits) best = this.better(best, this.without(best, stop));
    for (const day of plan.keys())
      for (const order of ordersOf(best[day] as number[])) {
        const other = best.map((visits, at) => (at === day ? order : visits));
        if (this.isFeasible(other)) best = this.better(best, this.filled(other));
      }
    return best === plan ? undefined : best;
  }

  /** The plan without a stop, its room given first to others and then, if it still fits, to itself. */
  private without(plan: Plan, stop: number): Plan {
    const rest = plan.map((visits) => visits.filter((one) => one !== stop));
    return this.isFeasible(rest) ? this.filled(this.filled(rest, stop)) : plan;
  }

  private better(one: Plan, other: Plan): Plan {
    return this.value(other) > this.value(one) + LEAST_GAIN ? other : one;
  }

  /** Inserts the stop that gains most where it gains most, until none gains anything. */
  private filled(plan: Plan, banned?: number): Plan {
    let full = plan;
    for (;;) {
      const next = this.insertion(full, banned);
      if (next === undefined) return full;
      full = next;
    }
  }

  private insertion(plan: Plan, banned: number | undefined): Plan | undefined {
    const visited = new Set(plan.flat());
    let [best, most]: [Plan | undefined, number] = [undefined, LEAST_GAIN];
    let before = this.home;
    for (const [day, visits] of plan.entries()) {
      const after = plan.slice(day + 1).find(({ length }) => length > 0)?.[0] ?? this.home;
      for (let place = 0; place <= visits.length; place += 1) {
        if (place > 0) before = visits[place - 1] as number;
        if (visits.length >= MOST_VISITS_A_DAY) continue;
        const next = visits[place] ?? after;
        for (const [stop, { firstDay, lastDay, worth }] of this.stops.entries()) {
          if (day < firstDay || day > lastDay || stop === banned || visited.has(stop)) continue;
          const detour = this.drive(before, stop) + this.drive(stop, next) - this.drive(before, next);
          const gain = ANY_VISIT + worth - COST_OF_A_MINUTE * detour;
          if (gain <= most) continue;
          const grown = plan.map((own, at) => (at === day ? own.toSpliced(place, 0, stop) : own));
          if (this.isFeasible(grown)) [best, most] = [grown, gain];
        }
      }
    }
    return best;
  }

  private value(plan: Plan): number {
    const worth = plan.flat().reduce((sum, stop) => sum + ANY_VISIT + (this.stops[stop] as Stop).worth, 0);
    return worth - COST_OF_A_MINUTE * this.minutesByDay(plan).reduce((sum, minutes) => sum + minutes, 0);
  }

  private isFeasible(plan: Plan): boolean {
    return this.minutesByDay(plan).every((minutes) => minutes <= MOST_MINUTES_A_DAY);
  }

  private minutesByDay(plan: Plan): number[] {
    let at = this.home;
    const minutes = plan.map((visits) => {
      let sum = 0;
      for (const stop of visits) {
        sum += this.drive(at, stop);
        at = stop;
      }
      return sum;
    });
    minutes[minutes.length - 1] = (minutes.at(-1) ?? 0) + this.drive(at, this.home);
    return minutes;
  }

  private drive(from: number, to: number): number {
    return this.minutes[from * (this.home + 1) + to] as number;
  }
}

/** All orders of at most three. */
function ordersOf(visits: readonly number[]): number[][] {
  if (visits.length <= 1) return [[...visits]];
  return visits.flatMap((first, at) => ordersOf(visits.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}
