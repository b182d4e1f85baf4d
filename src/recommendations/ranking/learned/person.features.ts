import type { OccasionFacts } from './occasion.facts.js';
import { type Acquaintance, hourOf, type PersonView, weekdayOf } from './person.view.js';

const { abs, max } = Math;
/** Most are 0, which costs no logarithm. */
const log1p = (x: number) => (x === 0 ? 0 : Math.log1p(x));
/** Of an organiser whom the person does not know. */
const NOTHING: Acquaintance = {
  came: 0,
  cameThisWeek: 0,
  cameToday: 0,
  declined: 0,
  follows: false,
  past: [],
};

/** What an occasion is to one person, in the order of {@link personFeatures}. */
export const PERSON_FEATURES = [
  'came to the organiser',
  'times at the organiser',
  'times at the organiser, of the last week',
  'times at the organiser, of the last day',
  'share of the organiser',
  'follows the organiser',
  'declined the organiser',
  'organiser’s affinity',
  'times at the place',
  'people in common',
  'people in common with one',
  'distance, logarithm',
  'near',
  'far',
  'distance from places visited, logarithm',
  'times in the series',
  'times with the organiser at the place',
  'share of the weekday',
  'share of the hour',
  'times with the organiser at the hour',
  'known × turn',
  'known × next',
  'known × days until',
  'known × popularity',
  'known × popularity of the last days',
  'came × organiser’s occasions to come',
  'came × organiser’s popularity',
  'known × cold',
] as const;

const NEAR_KM = 3;
const FAR_KM = 20;
/** The last ones say something of organisers whom the person knows. */
const OF_KNOWN = PERSON_FEATURES.length - PERSON_FEATURES.indexOf('known × turn');
const SAME_HOUR = 0.6 / 24;

/** Writes them for one candidate at `at`. */
export function personFeatures(
  facts: OccasionFacts,
  view: PersonView,
  occasion: number,
  into: Float64Array,
  at: number,
): void {
  const { occasions, coming, turn, turns } = facts;
  const { startsAt, organiser, place, series } = occasions[occasion]!;
  const times = max(1, view.times);
  const { came, cameThisWeek, cameToday, declined, follows, past } =
    view.organisers.get(organiser) ?? NOTHING;
  const known = came > 0 || follows;
  const weekday = weekdayOf(startsAt);
  const hour = hourOf(startsAt);
  let inSeries = 0;
  let atPlace = 0;
  let atHour = 0;
  for (const { occasion: number, weight } of past) {
    const one = occasions[number]!;
    const sameHour = abs(hourOf(one.startsAt) - hour) < SAME_HOUR;
    if (sameHour) atHour += weight;
    const isSeries =
      series === undefined ? sameHour && weekdayOf(one.startsAt) === weekday : one.series === series;
    if (isSeries) inSeries += weight;
    if (one.place === place) atPlace += weight;
  }
  const fromHome = view.fromHome(place);
  into[at++] = came > 0 ? 1 : 0;
  into[at++] = log1p(came);
  into[at++] = log1p(cameThisWeek);
  into[at++] = log1p(cameToday);
  into[at++] = came / times;
  into[at++] = follows ? 1 : 0;
  into[at++] = log1p(declined);
  into[at++] = view.affinity.get(organiser);
  into[at++] = log1p(view.cameToPlace.get(place));
  into[at++] = log1p(view.alike.get(occasion));
  into[at++] = view.mostAlike.get(occasion);
  into[at++] = log1p(fromHome);
  into[at++] = fromHome < NEAR_KM ? 1 : 0;
  into[at++] = fromHome > FAR_KM ? 1 : 0;
  into[at++] = log1p(view.fromVisited(place));
  into[at++] = log1p(inSeries);
  into[at++] = log1p(atPlace);
  into[at++] = view.ofWeekday[weekday]! / times;
  into[at++] = view.startingAbout(hour) / times;
  into[at++] = log1p(atHour);
  if (!known) {
    into.fill(0, at, at + OF_KNOWN);
    return;
  }
  into[at++] = log1p(turn[occasion]!);
  into[at++] = turn[occasion] === 0 ? 1 : 0;
  into[at++] = log1p(max(0, startsAt - facts.moment));
  into[at++] = log1p(coming.ever[occasion]!);
  into[at++] = log1p(coming.lastDays[occasion]!);
  into[at++] = (came > 0 ? 1 : 0) * log1p(turns[occasion]!);
  into[at++] = (came > 0 ? 1 : 0) * log1p(facts.comingToOrganiser.ever[organiser]!);
  into[at] = coming.ever[occasion] === 0 ? 1 : 0;
}
