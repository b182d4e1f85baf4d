import type { Interest } from '../signals/signal.weight.rules.js';
import { type Day, daysBetween } from '../../shared/clock.js';
import type { Bilingual } from '../../shared/problem/problem.js';
import { alikeness, type ContentVector } from '../model/content.rules.js';
import type { Widened } from './candidate.rules.js';
import type { Candidate } from './open.rules.js';
import { type Deed, type Named, reasonTexts as texts } from './reason.texts.js';
import type { Scored, Setting, Source, Term } from './score.rules.js';

export const REASON_CODES = [
  'because-you-kept',
  'because-you-reviewed',
  'because-you-looked',
  'people-like-you',
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
  'well-rated',
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

const MOST_REASONS = 3;
/** A term below this did not move anything. */
export const NOTABLE = 0.02;
const SOON_DAYS = 30;
const NEAR_KM = 50;
const POPULAR_LEVEL = 0.85;
const WELL_RATED = { mean: 4, count: 3 };
/** One festival explains a collaborative term where this share of it comes from there. */
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
export function reasonsOf(
  { festival, terms }: Scored,
  setting: Setting,
  names: ReadonlyMap<string, Named>,
  widened: readonly Widened[],
): Reason[] {
  return weightiest(toldOf(terms, festival, setting, names), festival, setting.today, widened);
}

/** What can be told of these terms, apart from those that did not move anything. */
export function toldOf(
  terms: readonly Term[],
  festival: Candidate,
  setting: Setting,
  names: ReadonlyMap<string, Named>,
): Told[] {
  return terms
    .filter(({ value }) => value >= NOTABLE)
    .flatMap((term) => {
      const reason = reasonOf(term, festival, setting, names);
      return reason === undefined ? [] : [{ value: term.value, reason }];
    });
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
  term: Term,
  festival: Candidate,
  setting: Setting,
  names: ReadonlyMap<string, Named>,
): Reason | undefined {
  switch (term.name) {
    case 'collaborative':
      return collaborativeReason(term.sources, names);
    case 'theme':
      return themeReason(festival, setting, names);
    case 'category':
      return { code: 'similar-category', text: texts.similarCategory(festival.category) };
    case 'region':
      return { code: 'same-region', text: texts.sameRegion };
    case 'season':
      return { code: 'same-season', text: texts.sameSeason };
    case 'time':
      return timeReason(festival, setting.today);
    case 'distance':
      return term.km <= NEAR_KM
        ? { code: 'near', text: texts.near(rounded(term.km)), km: rounded(term.km) }
        : undefined;
    case 'popularity':
      return term.level >= POPULAR_LEVEL
        ? { code: 'popular', text: texts.popular(term.synthetic) }
        : undefined;
    case 'rating':
      return term.mean >= WELL_RATED.mean && term.count >= WELL_RATED.count
        ? { code: 'well-rated', text: texts.wellRated(term.mean, term.count) }
        : undefined;
    case 'exploration':
      return { code: 'something-new', text: texts.somethingNew };
    case 'estimate':
    case 'misery':
      return undefined;
  }
}

function collaborativeReason(sources: readonly Source[], names: ReadonlyMap<string, Named>): Reason {
  const positive = sources.filter(({ value }) => value > 0);
  const sum = positive.reduce((total, { value }) => total + value, 0);
  const main = strongest(positive);
  const name = main === undefined ? undefined : names.get(main.interest.festivalId);
  if (main !== undefined && name !== undefined && main.value >= MAIN_SHARE * sum) {
    const deed = deedOf(main.interest);
    return {
      code: `because-you-${deed}`,
      text: texts.because(deed, name, main.synthetic),
      festivalId: main.interest.festivalId,
    };
  }
  return { code: 'people-like-you', text: texts.peopleLikeYou(positive.some(({ synthetic }) => synthetic)) };
}

function themeReason(
  festival: Candidate,
  { interests, content }: Setting,
  names: ReadonlyMap<string, Named>,
): Reason | undefined {
  const vector = content.get(festival.id);
  if (vector === undefined) return undefined;
  const main = strongest(
    interests.map((interest) => ({ interest, value: themeShare(interest, vector, content) })),
  );
  const name = main === undefined || main.value <= 0 ? undefined : names.get(main.interest.festivalId);
  if (main === undefined || name === undefined) return undefined;
  return {
    code: 'similar-theme',
    text: texts.similarTheme(deedOf(main.interest), name),
    festivalId: main.interest.festivalId,
  };
}

function themeShare(
  { festivalId, weight }: Interest,
  vector: ContentVector,
  content: ReadonlyMap<string, ContentVector>,
): number {
  const own = content.get(festivalId);
  return own === undefined ? 0 : weight * alikeness(own, vector).theme;
}

function timeReason({ edition: { startsOn, estimated } }: Candidate, today: Day): Reason {
  const days = daysBetween(today, startsOn);
  if (estimated) {
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
  return kinds.includes('review') ? 'reviewed' : 'looked';
}

function strongest<T extends { readonly value: number }>(parts: readonly T[]): T | undefined {
  return parts.reduce<T | undefined>(
    (best, one) => (best === undefined || one.value > best.value ? one : best),
    undefined,
  );
}

/** Kilometres as people say them. */
function rounded(km: number): number {
  return km < 10 ? Math.round(km * 10) / 10 : Math.round(km);
}
