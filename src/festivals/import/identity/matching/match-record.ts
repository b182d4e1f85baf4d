import type { Day } from '../../../../shared/clock.js';
import type { Point } from '../../../festival.facts.js';
import type { RegionCodes } from '../../../region/region.rules.js';

/** What of a source record tells which festival it speaks of. */
export interface MatchRecord {
  /** Provider and natural key: tells the record from every other. */
  readonly key: string;
  readonly provider: string;
  /** Who speaks, within the provider. */
  readonly authority: string;
  /** The provider's own number of the festival (TourAPI contentid). */
  readonly externalId: string | null;
  readonly language: 'ko' | 'en' | 'ja';
  readonly name: string;
  /** See `nameKey` of `festival-name.rules.ts`. */
  readonly nameKey: string;
  /** Former names and names for other uses, in the same language. */
  readonly otherNames: readonly string[];
  readonly region: RegionCodes | null;
  readonly point: Point | null;
  readonly place: string | null;
  readonly organiser: string | null;
  readonly host: string | null;
  readonly phone: string | null;
  readonly homepage: string | null;
  /** Addresses of its pictures. */
  readonly pictures: readonly string[];
  readonly days: { readonly startsOn: Day; readonly endsOn: Day } | null;
  /** The N of 제N회 in the year of {@link days}. */
  readonly ordinal: number | null;
  readonly referenceDay: Day | null;
}
