import type { Answer, Occasion } from './community.js';
import type { Knowledge } from './knowledge.js';
import { distancesFrom } from './places.js';

/** What a person's history says, gathered once and then asked for every candidate. */
export interface PersonView {
  readonly accepted: readonly Answer[];
  /** By organiser: occasions accepted, the same with less weight for older ones, occasions declined. */
  readonly came: Float64Array;
  readonly cameThisWeek: Float64Array;
  readonly cameToday: Float64Array;
  readonly declined: Float64Array;
  readonly follows: Uint8Array;
  readonly affinity: Float64Array;
  /** By organiser, the occasions accepted. */
  readonly known: ReadonlyMap<number, readonly Occasion[]>;
  readonly cameToPlace: Float64Array;
  /** By occasion: similarities to those accepted, summed and the greatest. */
  readonly alike: Float64Array;
  readonly mostAlike: Float64Array;
  /** By place, kilometres from home and from the nearest place the person came to. */
  readonly fromHome: Float64Array;
  readonly fromVisited: Float64Array;
  /** When on their days the accepted start, as a share of the day. */
  readonly hours: Float64Array;
  /** By day of the week, how many of the accepted. */
  readonly ofWeekday: Float64Array;
  readonly answered: ReadonlySet<number>;
}

const { exp, floor, max } = Math;

const WEEK_DAYS = 7;
/** Fades to 1/e. */
const fading = (days: number, over: number) => exp(-days / over);

export function personView(knowledge: Knowledge, person: number): PersonView {
  const { community, moment, companions } = knowledge;
  const { occasions, organisers, places, homes } = community;
  const { accepted = [], declined = [] } = knowledge.histories.get(person) ?? {};
  const numbers = (size: number) => new Float64Array(size);
  const view = {
    accepted,
    came: numbers(organisers),
    cameThisWeek: numbers(organisers),
    cameToday: numbers(organisers),
    declined: numbers(organisers),
    follows: new Uint8Array(organisers),
    known: new Map<number, Occasion[]>(),
    cameToPlace: numbers(places.length),
    alike: numbers(occasions.length),
    mostAlike: numbers(occasions.length),
    ofWeekday: numbers(WEEK_DAYS),
  };
  for (const { occasion, at } of accepted) {
    const { organiser, place, startsAt } = occasions[occasion]!;
    view.came[organiser]! += 1;
    view.cameThisWeek[organiser]! += fading(moment - at, WEEK_DAYS);
    view.cameToday[organiser]! += fading(moment - at, 1);
    view.cameToPlace[place]! += 1;
    view.ofWeekday[weekdayOf(startsAt)]! += 1;
    view.known.set(organiser, [...(view.known.get(organiser) ?? []), occasions[occasion]!]);
    const near = companions.of(occasion);
    near.occasions.forEach((other, index) => {
      const similarity = near.similarities[index]!;
      view.alike[other]! += similarity;
      view.mostAlike[other] = max(view.mostAlike[other]!, similarity);
    });
  }
  for (const { occasion } of declined) view.declined[occasions[occasion]!.organiser]! += 1;
  const follows = community.followed.get(person) ?? [];
  for (const organiser of follows) view.follows[organiser] = 1;
  const visited = [...new Set(accepted.map(({ occasion }) => occasions[occasion]!.place))];
  return {
    ...view,
    hours: Float64Array.from(accepted, ({ occasion }) => hourOf(occasions[occasion]!.startsAt)),
    affinity: knowledge.affinity(new Set([...view.known.keys(), ...follows])),
    fromHome: distancesFrom([homes[person]], places),
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
