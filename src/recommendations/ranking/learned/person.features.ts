import type { Knowledge } from './knowledge.js';
import { type PersonView, weekdayOf } from './person.view.js';

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
const SAME_HOUR = 0.6 / 24;
const LIKE_HOUR = 2 / 24;

/** Writes them for one candidate at `at`. */
export function personFeatures(
  knowledge: Knowledge,
  view: PersonView,
  occasion: number,
  into: Float64Array,
  at: number,
): void {
  const { community, coming, turn, turns } = knowledge;
  const { startsAt, organiser, place } = community.occasions[occasion]!;
  const times = Math.max(1, view.accepted.length);
  const came = view.came[organiser]!;
  const follows = view.follows[organiser]!;
  const known = Number(came > 0 || follows > 0);
  const weekday = weekdayOf(startsAt);
  const hour = startsAt - Math.floor(startsAt);
  let inSeries = 0;
  let atPlace = 0;
  let atHour = 0;
  for (const one of view.known.get(organiser) ?? []) {
    const sameHour = Math.abs(one.startsAt - Math.floor(one.startsAt) - hour) < SAME_HOUR;
    if (sameHour) atHour += 1;
    if (sameHour && weekdayOf(one.startsAt) === weekday) inSeries += 1;
    if (one.place === place) atPlace += 1;
  }
  let likeHour = 0;
  for (const one of view.accepted) {
    const started = community.occasions[one.occasion]!.startsAt;
    if (Math.abs(started - Math.floor(started) - hour) < LIKE_HOUR) likeHour += 1;
  }
  const fromHome = view.fromHome[place]!;
  into[at++] = Number(came > 0);
  into[at++] = Math.log1p(came);
  into[at++] = Math.log1p(view.cameThisWeek[organiser]!);
  into[at++] = Math.log1p(view.cameToday[organiser]!);
  into[at++] = came / times;
  into[at++] = follows;
  into[at++] = Math.log1p(view.declined[organiser]!);
  into[at++] = view.affinity[organiser]!;
  into[at++] = Math.log1p(view.cameToPlace[place]!);
  into[at++] = Math.log1p(view.alike[occasion]!);
  into[at++] = view.mostAlike[occasion]!;
  into[at++] = Math.log1p(fromHome);
  into[at++] = Number(fromHome < NEAR_KM);
  into[at++] = Number(fromHome > FAR_KM);
  into[at++] = Math.log1p(view.fromVisited[place]!);
  into[at++] = Math.log1p(inSeries);
  into[at++] = Math.log1p(atPlace);
  into[at++] = view.ofWeekday[weekday]! / times;
  into[at++] = likeHour / times;
  into[at++] = Math.log1p(atHour);
  into[at++] = known * Math.log1p(turn[occasion]!);
  into[at++] = known * Number(turn[occasion] === 0);
  into[at++] = known * Math.log1p(startsAt - knowledge.moment);
  into[at++] = known * Math.log1p(coming.ever[occasion]!);
  into[at++] = known * Math.log1p(coming.lastDays[occasion]!);
  into[at++] = Number(came > 0) * Math.log1p(turns[occasion]!);
  into[at++] = Number(came > 0) * Math.log1p(knowledge.comingToOrganiser.ever[organiser]!);
  into[at] = known * Number(coming.ever[occasion] === 0);
}
