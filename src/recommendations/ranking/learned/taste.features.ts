import type { AxisValues } from '../../model/content.rules.js';

/** What models of festivals say of a person and one of them, each from -1 to 1. */
export interface Taste {
  /** By the linear item–item model. */
  ofItems(occasion: number): number;
  /** By the factors of items, folded in. */
  ofFactors(occasion: number): number;
  /** By what festivals are about, where and when. */
  ofContent(occasion: number): AxisValues;
  /** 1 where the person is, 0 far away or where nobody said. */
  nearness(occasion: number): number;
}

/** In the order of {@link tasteFeatures}. */
export const TASTE_FEATURES = [
  'item model',
  'factors',
  'like in category',
  'like in theme',
  'like in region',
  'like in season',
  'nearness',
] as const;

/** Writes them for one candidate at `at`; nothing where no models are known. */
export function tasteFeatures(
  taste: Taste | undefined,
  occasion: number,
  into: Float64Array,
  at: number,
): void {
  if (taste === undefined) {
    into.fill(0, at, at + TASTE_FEATURES.length);
    return;
  }
  const { category, theme, region, season } = taste.ofContent(occasion);
  into[at++] = taste.ofItems(occasion);
  into[at++] = taste.ofFactors(occasion);
  into[at++] = category;
  into[at++] = theme;
  into[at++] = region;
  into[at++] = season;
  into[at] = taste.nearness(occasion);
}
