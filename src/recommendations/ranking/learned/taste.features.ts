/** What models of festivals say of a person and one of them, each from -1 to 1. */
export interface Taste {
  /** Writes {@link TASTE_FEATURES} of one candidate at `at`. */
  write(occasion: number, into: Float64Array, at: number): void;
}

export const TASTE_FEATURES = [
  /** By the linear item–item model. */
  'item model',
  /** By the factors of items, folded in. */
  'factors',
  /** By what festivals are about, where and when. */
  'like in category',
  'like in theme',
  'like in region',
  'like in season',
  /** 1 where the person is, 0 far away or where nobody said. */
  'nearness',
] as const;

/** Writes them for one candidate at `at`; nothing where no models are known. */
export function tasteFeatures(
  taste: Taste | undefined,
  occasion: number,
  into: Float64Array,
  at: number,
): void {
  if (taste === undefined) into.fill(0, at, at + TASTE_FEATURES.length);
  else taste.write(occasion, into, at);
}
