import { directionOf, type Point } from '../distance.js';
import type { Knowledge } from './knowledge.js';
import type { OccasionFacts } from './occasion.facts.js';
import { distancesFrom } from './places.js';
import { Counting, type Tally } from './tally.js';
import type { Taste } from './taste.features.js';

/** An occasion that a person came to (or would, or would not): how much that counts, and when they said so. */
interface Past {
  readonly occasion: number;
  readonly weight: number;
  /** -Infinity where it is not known. */
  readonly at: number;
}

/** A person as they are known, before anything is gathered from it. */
export interface Known {
  readonly accepted: readonly Past[];
  readonly declined: readonly Past[];
  /** Organisers. */
  readonly follows: readonly number[];
  readonly home: Point | undefined;
  /** How near organisers are to those whom they know. */
  readonly affinity: Tally;
  /** By occasion: similarities to those accepted, summed and the greatest. */
  readonly alike: Tally;
  readonly mostAlike: Tally;
  readonly taste?: Taste;
}

/** What a person has had to do with an organiser. */
export interface Acquaintance {
  /** Occasions accepted, the same with less weight for older ones, occasions declined. */
  readonly came: number;
  readonly cameThisWeek: number;
  readonly cameToday: number;
  readonly declined: number;
  readonly follows: boolean;
  /** What was accepted. */
  readonly past: readonly Past[];
}

/** What a person's history says, gathered once and then asked for every candidate. */
export interface PersonView extends Pick<Known, 'affinity' | 'alike' | 'mostAlike' | 'taste'> {
  /** Occasions accepted. */
  readonly times: number;
  /** By organiser; there is none of those whom they do not know. */
  readonly organisers: ReadonlyMap<number, Acquaintance>;
  readonly cameToPlace: Tally;
  /** By place, kilometres from home and from the nearest place the person came to. */
  readonly fromHome: (place: number) => number;
  readonly fromVisited: (place: number) => number;
  /** How many of the accepted start at about an hour, as a share of the day. */
  readonly startingAbout: (hour: number) => number;
  /** By day of the week, how many of the accepted. */
  readonly ofWeekday: Float64Array;
  readonly answered: ReadonlySet<number>;
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

const { abs, exp, floor } = Math;

const WEEK_DAYS = 7;
const LIKE_HOUR = 2 / 24;
/** Fades to 1/e. */
const fading = (days: number, over: number) => exp(-days / over);

/** What is known of a person of a community. */
export function personView(knowledge: Knowledge, person: number): PersonView {
  const { community, companions } = knowledge;
  const { accepted = [], declined = [] } = knowledge.histories.get(person) ?? {};
  const follows = community.followed.get(person) ?? [];
  const alike = new Counting();
  const mostAlike = new Counting();
  for (const { occasion } of accepted) {
    const near = companions.of(occasion);
    near.occasions.forEach((other, index) => {
      alike.add(other, near.similarities[index]!);
      mostAlike.raise(other, near.similarities[index]!);
    });
  }
  const organisers = accepted.map(({ occasion }) => community.occasions[occasion]!.organiser);
  const affinity = knowledge.affinity(new Set([...organisers, ...follows]));
  return viewOf(knowledge, {
    accepted: accepted.map(({ occasion, at }) => ({ occasion, at, weight: 1 })),
    declined: declined.map(({ occasion, at }) => ({ occasion, at, weight: 1 })),
    follows,
    home: community.homes[person],
    affinity: { get: (organiser) => affinity[organiser]! },
    alike,
    mostAlike,
  });
}

/** Nothing here is as large as all there is: a request makes one. */
export function viewOf({ moment, occasions, places }: OccasionFacts, person: Known): PersonView {
  const { accepted, declined, home, affinity, alike, mostAlike, taste } = person;
  const organisers = new Map<number, Mutable<Acquaintance> & { readonly past: Past[] }>();
  const acquaintance = (organiser: number) => {
    let known = organisers.get(organiser);
    if (known === undefined) {
      known = { came: 0, cameThisWeek: 0, cameToday: 0, declined: 0, follows: false, past: [] };
      organisers.set(organiser, known);
    }
    return known;
  };
  const cameToPlace = new Counting();
  const ofWeekday = new Float64Array(WEEK_DAYS);
  let times = 0;
  for (const past of accepted) {
    const { occasion, at, weight } = past;
    const { organiser, place, startsAt } = occasions[occasion]!;
    const known = acquaintance(organiser);
    times += weight;
    known.came += weight;
    known.cameThisWeek += weight * fading(moment - at, WEEK_DAYS);
    known.cameToday += weight * fading(moment - at, 1);
    known.past.push(past);
    cameToPlace.add(place, weight);
    if (Number.isFinite(startsAt)) ofWeekday[weekdayOf(startsAt)]! += weight;
  }
  for (const { occasion, weight } of declined)
    acquaintance(occasions[occasion]!.organiser).declined += weight;
  for (const organiser of person.follows) acquaintance(organiser).follows = true;
  const visited = [...new Set(accepted.map(({ occasion }) => occasions[occasion]!.place))];
  return {
    ...{ times, organisers, cameToPlace, ofWeekday, affinity, alike, mostAlike, taste },
    startingAbout: countedAbout(accepted.map(({ occasion }) => hourOf(occasions[occasion]!.startsAt))),
    fromHome: distancesFrom([home && directionOf(home)], places),
    fromVisited: distancesFrom(
      visited.map((place) => places[place]),
      places,
    ),
    answered: new Set([...accepted, ...declined].map(({ occasion }) => occasion)),
  };
}

/** How many of the hours are within two of one; of festivals, which have days alone, it is always the same one. */
function countedAbout(hours: readonly number[]): (hour: number) => number {
  let [asked, found] = [NaN, 0];
  return (hour) => {
    if (hour !== asked) {
      asked = hour;
      found = hours.reduce((count, one) => count + Number(abs(one - hour) < LIKE_HOUR), 0);
    }
    return found;
  };
}

/** From Monday, 0, to Sunday, 6. */
export function weekdayOf(day: number): number {
  return (((floor(day) + 3) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;
}

export function hourOf(day: number): number {
  return day - floor(day);
}
