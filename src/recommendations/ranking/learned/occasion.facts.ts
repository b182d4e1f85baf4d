import type { Direction } from '../distance.js';
import type { Occasion } from './community.js';

/** Of ever, of the last day, of the last days. */
export interface Counts {
  readonly ever: Float64Array;
  readonly lastDay: Float64Array;
  readonly lastDays: Float64Array;
}

/** What is known of occasions at a moment, whoever asks. All by number. */
export interface OccasionFacts {
  readonly moment: number;
  readonly occasions: readonly Occasion[];
  /** Where each place is; undefined where nobody said. */
  readonly places: readonly (Direction | undefined)[];
  /** People who come, by occasion. */
  readonly coming: Counts;
  /** The same by organiser. */
  readonly comingToOrganiser: Counts;
  /** By organiser, the occasions that somebody came to. */
  readonly occasionsOfOrganiser: Float64Array;
  readonly comingToPlace: Float64Array;
  /** By occasion, when the last person accepted; -Infinity where nobody has. */
  readonly lastAcceptedAt: Float64Array;
  /** By candidate's occasion: how many of its organiser's candidates come before it, and how many there are. */
  readonly turn: Int32Array;
  readonly turns: Int32Array;
  /** By occasion, where they are editions of festivals. */
  readonly editions?: readonly EditionFacts[];
}

/** What is known of an edition beyond what every occasion has. */
export interface EditionFacts {
  readonly running: boolean;
  readonly estimated: boolean;
  /** From -1 to 1: how far the ratings lie above or below what is usual. */
  readonly rating: number;
  /** ln of how many came to like it of late against how many did so before. */
  readonly momentum: number;
  readonly free: boolean | null;
  /** Days since the festival came into the catalogue. */
  readonly age: number;
}
