import type { FestivalFeatures } from '../../festivals/index.js';
import { type Day, daysBetween } from '../../shared/clock.js';
import type { Bilingual } from '../../shared/problem/problem.js';
import { AXES } from '../model/content.rules.js';
import { Likeness } from '../model/content.table.js';
import type { Interest } from '../signals/signal.weight.rules.js';
import type { Widened } from './candidate.rules.js';
import type { Candidate } from './open.rules.js';
import { type Deed, reasonTexts as texts } from './reason.texts.js';
import type { Scored, Setting } from './score.rules.js';
import type { Term } from './term.rules.js';

export const REASON_CODES = [
  'because-you-kept',
  'because-you-visited',
  'because-you-reviewed',
  'because-you-looked',
  'people-like-you',
  'again',
  'same-organiser',
  'similar-category',
  'similar-theme',
  'same-region',
  'same-season',
  'running-now',
  'starts-soon',
  'coming',
  'usually-now',
  'usually-soon',
  'near',
  'popular',
  'trending',
  'well-rated',
  'free',
  'newly-listed',
  'something-new',
  'widened',
] as const;

export interface Reason {
  readonly code: (typeof REASON_CODES)[number];
  readonly text: Bilingual;
  readonly festivalId?: string;
  readonly km?: number;
  readonly days?: number;
}

const THEME = AXES.indexOf('theme');
const MOST_REASONS = 3;
/** A term below this did not move anything. */
export const NOTABLE = 0.02;
const SOON_DAYS = 30;
const NEAR_KM = 50;
const POPULAR_LEVEL = 0.85;
const TRENDING_MOMENTUM = 0.4;
const WELL_RATED = { mean: 4, count: 3 };
const NEWLY_LISTED_DAYS = 30;
/** One festival explains what the item model says where this share of it comes from there. */
const MAIN_SHARE = 0.5;

/** A reason and what its term is worth. */
export interface Told<R = Reason> {
  readonly value: number;
  readonly reason: R;
}

/**
 * Why a festival is in the list: its largest positive terms, as far as they can be told truly, at
 * most three and at least one; and first of all that the wish was widened, where it was.
 */
export function reasonsOf(one: Scored, setting: Setting, widened: readonly Widened[]): Reason[] {
  return weightiest(toldOf(one.terms, one, setting), one.festival, setting.facts.catalogue.today, widened);
}

/** The most that can be told of these terms, apart from those that did not move anything; the weightiest first. */
export function toldOf(
  terms: readonly Term[],
  one: Pick<Scored, 'festival' | 'number'>,
  setting: Setting,
): Told[] {
  const told: Told[] = [];
  for (const term of terms.filter(({ value }) => value >= NOTABLE).sort((a, b) => b.value - a.value)) {
    const reason = reasonOf(term, one, setting);
    if (reason !== undefined) told.push({ value: term.value, reason });
    if (told.length === MOST_REASONS) break;
  }
  return told;
}

export function weightiest<R>(
  all: readonly Told<R>[],
  festival: Candidate,
  today: Day,
  widened: readonly Widened[],
): (R | Reason)[] {
  const told: (R | Reason)[] = [...all]
    .sort((a, b) => b.value - a.value)
    .slice(0, MOST_REASONS)
    .map(({ reason }) => reason);
  const reasons = told.length > 0 ? told : [timeReason(festival, today)];
  return widened.length === 0 ? reasons : [{ code: 'widened', text: texts.widened(widened) }, ...reasons];
}

function reasonOf(
  { name }: Term,
  { festival, number }: Pick<Scored, 'festival' | 'number'>,
  setting: Setting,
): Reason | undefined {
  const { facts, taste } = setting;
  switch (name) {
    case 'collaborative':
      return collaborativeReason(number, setting);
    case 'series':
      return seriesReason(number, setting);
    case 'organiser':
      return organiserReason(festival, number, setting);
    case 'theme':
      return themeReason(number, setting);
    case 'category':
      return likes(setting, ({ category }) => category === festival.category)
        ? { code: 'similar-category', text: texts.similarCategory(festival.categoryName) }
        : undefined;
    case 'region':
      return festival.provinceCode !== null &&
        likes(setting, ({ provinceCode }) => provinceCode === festival.provinceCode)
        ? { code: 'same-region', text: texts.sameRegion }
        : undefined;
    case 'season':
      return likes(setting, ({ edition }) => edition !== null && isSameSeason(edition, festival.edition))
        ? { code: 'same-season', text: texts.sameSeason }
        : undefined;
    case 'time':
      return timeReason(festival, facts.catalogue.today);
    case 'distance': {
      const km = rounded(taste.kmTo(number) ?? Infinity);
      return km <= NEAR_KM ? { code: 'near', text: texts.near(km), km } : undefined;
    }
    case 'popularity':
      return facts.popularityOf(number) >= POPULAR_LEVEL
        ? { code: 'popular', text: texts.popular(facts.isSynthetic(number)) }
        : undefined;
    case 'momentum':
      return facts.editions[number]!.momentum >= TRENDING_MOMENTUM
        ? { code: 'trending', text: texts.trending(facts.isSynthetic(number)) }
        : undefined;
    case 'rating':
      return ratingReason(festival);
    case 'price':
      return festival.free === true ? { code: 'free', text: texts.free } : undefined;
    case 'freshness':
      return facts.editions[number]!.age <= NEWLY_LISTED_DAYS
        ? { code: 'newly-listed', text: texts.newlyListed }
        : undefined;
    case 'exploration':
      return { code: 'something-new', text: texts.somethingNew };
    case 'weekday':
    case 'estimate':
    case 'misery':
      return undefined;
  }
}

function collaborativeReason(number: number, { facts, taste }: Setting): Reason | undefined {
  const shares = taste.sharesOf(number);
  const sum = shares.reduce((total, { value }) => total + value, 0);
  const main = strongest(shares, ({ value }) => value);
  if (main === undefined) return undefined;
  if (main.value < MAIN_SHARE * sum) {
    const synthetic = shares.some((share) => share.synthetic);
    return { code: 'people-like-you', text: texts.peopleLikeYou(synthetic) };
  }
  const deed = deedOf(main.interest);
  return {
    code: `because-you-${deed}`,
    text: texts.because(deed, facts.catalogue.at(main.number), main.synthetic),
    festivalId: main.interest.festivalId,
  };
}

function seriesReason(number: number, { taste }: Setting): Reason | undefined {
  const own = taste.sources.find((source) => source.number === number && source.interest.weight > 0);
  return (
    own && { code: 'again', text: texts.again(deedOf(own.interest)), festivalId: own.interest.festivalId }
  );
}

function organiserReason(festival: Candidate, number: number, { facts, taste }: Setting): Reason | undefined {
  const { catalogue } = facts;
  const main = strongest(taste.sources, (source) =>
    source.number !== number && catalogue.at(source.number).organiser === festival.organiser
      ? source.interest.weight
      : 0,
  );
  if (main === undefined || festival.organiser === null) return undefined;
  return {
    code: 'same-organiser',
    text: texts.sameOrganiser(deedOf(main.interest), catalogue.at(main.number)),
    festivalId: main.interest.festivalId,
  };
}

function themeReason(number: number, { facts, taste }: Setting): Reason | undefined {
  const { catalogue } = facts;
  const likeness = new Likeness(catalogue.content, [{ number, weight: 1 }]);
  const main = strongest(
    taste.sources,
    (source) => source.interest.weight * likeness.on(THEME, source.number),
  );
  likeness.end();
  if (main === undefined) return undefined;
  return {
    code: 'similar-theme',
    text: texts.similarTheme(deedOf(main.interest), catalogue.at(main.number)),
    festivalId: main.interest.festivalId,
  };
}

function ratingReason({ rating: { sum, count } }: Candidate): Reason | undefined {
  const isGood = count >= WELL_RATED.count && sum >= WELL_RATED.mean * count;
  return isGood ? { code: 'well-rated', text: texts.wellRated(sum / count, count) } : undefined;
}

/** Whether the person likes one that is so. */
function likes({ facts, taste }: Setting, isSo: (liked: FestivalFeatures) => boolean): boolean {
  return taste.sources.some(
    ({ interest, number }) => interest.weight > 0 && isSo(facts.catalogue.at(number)),
  );
}

function isSameSeason(a: { readonly startsOn: Day }, b: { readonly startsOn: Day }): boolean {
  const apart = Math.abs(Number(a.startsOn.slice(5, 7)) - Number(b.startsOn.slice(5, 7)));
  return Math.min(apart, 12 - apart) <= 2;
}

function timeReason({ edition }: Candidate, today: Day): Reason {
  const days = daysBetween(today, edition.startsOn);
  if (edition.estimated) {
    return days <= 0
      ? { code: 'usually-now', text: texts.usuallyNow }
      : { code: 'usually-soon', text: texts.usuallySoon(days), days };
  }
  if (days <= 0) return { code: 'running-now', text: texts.runningNow };
  return { code: days <= SOON_DAYS ? 'starts-soon' : 'coming', text: texts.startsIn(days), days };
}

/** What the person did, in the word that says most. */
function deedOf({ kinds }: Interest): Deed {
  if (kinds.includes('bookmark')) return 'kept';
  if (kinds.includes('review')) return 'reviewed';
  return kinds.includes('visit') ? 'visited' : 'looked';
}

/** The first of those worth most; undefined where none is worth anything. */
function strongest<T>(parts: readonly T[], worthOf: (part: T) => number): T | undefined {
  let best: T | undefined;
  let most = 0;
  for (const part of parts) {
    const worth = worthOf(part);
    if (worth > most) [best, most] = [part, worth];
  }
  return best;
}

/** Kilometres as people say them. */
function rounded(km: number): number {
  return km < 10 ? Math.round(km * 10) / 10 : Math.round(km);
}
