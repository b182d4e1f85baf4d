import type { Point } from '../distance.js';

/**
 * Something that takes place once: an edition of a festival, an evening of a club. Times here and below are days
 * since 1970 on the clock of the place, with fractions, so that a whole day is a date.
 */
export interface Occasion {
  readonly startsAt: number;
  /** Whoever makes it, time and again: an organiser, a series, a group. */
  readonly organiser: number;
  readonly place: number;
  /** Those that come again, where it is known which they are: the festival that this is an edition of. */
  readonly series?: number;
}

/** A person says whether they come. */
export interface Answer {
  readonly person: number;
  readonly occasion: number;
  readonly at: number;
  readonly accepted: boolean;
}

/** Occasions and the people who answer them, all by number. */
export interface Community {
  readonly occasions: readonly Occasion[];
  readonly organisers: number;
  /** Where each place is; undefined where nobody said. */
  readonly places: readonly (Point | undefined)[];
  /** Where each person lives; undefined where nobody said. */
  readonly homes: readonly (Point | undefined)[];
  /** By person, the organisers whom they follow. */
  readonly followed: ReadonlyMap<number, readonly number[]>;
  /** In the order in which they were given. */
  readonly answers: readonly Answer[];
}
