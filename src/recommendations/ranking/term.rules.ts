import type { FeatureName } from './learned/features.js';

/** Parts of a score, each the sum of the features that say the same in other ways. */
export const TERM_NAMES = [
  'collaborative',
  'series',
  'organiser',
  'category',
  'theme',
  'region',
  'season',
  'weekday',
  'popularity',
  'momentum',
  'rating',
  'time',
  'distance',
  'estimate',
  'price',
  'freshness',
  /** Of a group: what is lost for the one whom it suits least. */
  'misery',
  'exploration',
] as const;
export type TermName = (typeof TERM_NAMES)[number];

/** One additive part of a score. */
export interface Term {
  readonly name: TermName;
  readonly value: number;
}

/** Parts of which everybody has one: they say something against what is usual only. Without a history all others are 0. */
export const COMMON_TERMS: ReadonlySet<TermName> = new Set<TermName>([
  'popularity',
  'momentum',
  'rating',
  'time',
  'distance',
  'estimate',
  'price',
  'freshness',
]);

/** What each feature is a part of. */
export const TERM_OF: Readonly<Record<FeatureName, TermName>> = {
  popularity: 'popularity',
  'popularity of the last day': 'momentum',
  'popularity of the last days': 'momentum',
  cold: 'popularity',
  'organiser’s popularity': 'popularity',
  'organiser’s popularity of the last days': 'momentum',
  'people an occasion of the organiser': 'popularity',
  'days until, logarithm': 'time',
  'days until': 'time',
  'within a day': 'time',
  'within three days': 'time',
  'within a week': 'time',
  'after two weeks': 'time',
  'turn at the organiser': 'time',
  'organiser’s next': 'time',
  'place’s popularity': 'popularity',
  'days since the last answer': 'momentum',
  'organiser’s occasions to come': 'popularity',
  running: 'time',
  soon: 'time',
  estimate: 'estimate',
  rating: 'rating',
  momentum: 'momentum',
  free: 'price',
  new: 'freshness',
  'came to the organiser': 'organiser',
  'times at the organiser': 'organiser',
  'times at the organiser, of the last week': 'organiser',
  'times at the organiser, of the last day': 'organiser',
  'share of the organiser': 'organiser',
  'follows the organiser': 'organiser',
  'declined the organiser': 'organiser',
  'organiser’s affinity': 'organiser',
  'times at the place': 'region',
  'people in common': 'collaborative',
  'people in common with one': 'collaborative',
  'distance, logarithm': 'distance',
  near: 'distance',
  far: 'distance',
  'distance from places visited, logarithm': 'distance',
  'times in the series': 'series',
  'times with the organiser at the place': 'organiser',
  'share of the weekday': 'weekday',
  'share of the hour': 'weekday',
  'times with the organiser at the hour': 'organiser',
  'known × turn': 'organiser',
  'known × next': 'organiser',
  'known × days until': 'organiser',
  'known × popularity': 'organiser',
  'known × popularity of the last days': 'organiser',
  'came × organiser’s occasions to come': 'organiser',
  'came × organiser’s popularity': 'organiser',
  'known × cold': 'organiser',
  'item model': 'collaborative',
  factors: 'collaborative',
  'like in category': 'category',
  'like in theme': 'theme',
  'like in region': 'region',
  'like in season': 'season',
  nearness: 'distance',
};

export function sumOf(terms: readonly Term[]): number {
  return terms.reduce((sum, { value }) => sum + value, 0);
}
