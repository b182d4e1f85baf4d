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

/** What a person's history says, gathered once and then asked for every candidate. */
export interface PersonView extends Pick<Known, 'affinity' | 'alike' | 'mostAlike' | 'taste'> {
  /** Occasions accepted. */
  readonly times: number;
  /** By organiser: occasions accepted, the same with less weight for older ones, occasions declined. */
  readonly came: Tally;
  readonly cameThisWeek: Tally;
  readonly cameToday: Tally;
  readonly declined: Tally;
  readonly follows: ReadonlySet<number>;
  /** By organiser, what was accepted. */
  readonly known: ReadonlyMap<number, readonly Past[]>;
  readonly cameToPlace: Tally;
  /** By place, kilometres from home and from the nearest place the person came to. */
  readonly fromHome: (place: number) => number;
  readonly fromVisited: (place: number) => number;
  /** When on their days the accepted start, as a share of the day. */
  readonly hours: Float64Array;
  /** By day of the week, how many of the accepted. */
  readonly ofWeekday: Float64Array;
  readonly answered: ReadonlySet<number>;
}

const { exp, floor } = Math;

const WEEK_DAYS = 7;
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
  const [came, cameThisWeek, cameToday, cameToPlace, no] = [1, 2, 3, 4, 5].map(() => new Counting()) as [
    Counting,
    Counting,
    Counting,
    Counting,
    Counting,
  ];
  const known = new Map<number, Past[]>();
  const ofWeekday = new Float64Array(WEEK_DAYS);
  let times = 0;
  for (const past of accepted) {
    const { occasion, at, weight } = past;
    const { organiser, place, startsAt } = occasions[occasion]!;
    times += weight;
    came.add(organiser, weight);
    cameThisWeek.add(organiser, weight * fading(moment - at, WEEK_DAYS));
    cameToday.add(organiser, weight * fading(moment - at, 1));
    cameToPlace.add(place, weight);
    if (Number.isFinite(startsAt)) ofWeekday[weekdayOf(startsAt)]! += weight;
    const theirs = known.get(organiser);
    if (theirs === undefined) known.set(organiser, [past]);
    else theirs.push(past);
  }
  for (const { occasion, weight } of declined) no.add(occasions[occasion]!.organiser, weight);
  const visited = [...new Set(accepted.map(({ occasion }) => occasions[occasion]!.place))];
  return {
    ...{ times, came, cameThisWeek, cameToday, cameToPlace, known, ofWeekday },
    ...{ affinity, alike, mostAlike, taste },
    declined: no,
    follows: new Set(person.follows),
    hours: Float64Array.from(accepted, ({ occasion }) => hourOf(occasions[occasion]!.startsAt)),
    fromHome: distancesFrom([home && directionOf(home)], places),
    fromVisited: distancesFrom(
      visited.map((place) => places[place]),
      places,
    ),
    answered: new Set([...accepted, ...declined].map(({ occasion }) => occasion)),
  };
}

/** From Monday, 0, to Sunday, 6. */
export function weekdayOf(day: number): number {
  return (((floor(day) + 3) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;
}

export function hourOf(day: number): number {
  return day - floor(day);
}
