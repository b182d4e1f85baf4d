import type { Day } from '../../../shared/clock.js';
import type { EditionFacts, FestivalFacts, Point } from '../../festival.facts.js';
import type { RegionCodes } from '../../region/region.rules.js';
import type { RowFault } from './row-fault.js';

/** The fields of a festival that sources speak of. */
export const SOURCE_FESTIVAL_FIELDS = [
  'name',
  'category',
  'place',
  'address',
  'region',
  'point',
  'organiser',
  'host',
  'sponsors',
  'phone',
  'homepage',
  'description',
] as const;

export const SOURCE_EDITION_FIELDS = ['ordinal', 'endsOn', 'status'] as const;

type FestivalField = (typeof SOURCE_FESTIVAL_FIELDS)[number];
type EditionField = (typeof SOURCE_EDITION_FIELDS)[number];

/** What a source says of the festival; a field that is absent was not spoken of, null says there is none. */
export type SourceFestival = Pick<FestivalFacts, 'name' | 'category'> &
  Partial<Pick<FestivalFacts, FestivalField>>;
export type SourceEdition = Pick<EditionFacts, 'startsOn' | EditionField>;

/** The value of any of those fields. */
export type SourceValue = string | number | RegionCodes | Point | null;

/** What one row of a source says, cleaned, whatever the provider. */
export interface ImportRecord {
  /** Tells the row from the others of its provider in this and every later file. */
  readonly naturalKey: string;
  /** Who speaks: the code of the authority, or its name. */
  readonly authority: string;
  /** See {@link nameKey}. */
  readonly nameKey: string;
  /** The day of which the authority says that the row was right. */
  readonly referenceDay: Day | null;
  readonly festival: SourceFestival;
  readonly edition: SourceEdition;
}

/** A row after reading: a record, or the faults that speak against it; warnings come with either. */
export interface RowReading {
  /** What stood in the column of the name. */
  readonly name: string;
  readonly record: ImportRecord | null;
  readonly faults: readonly RowFault[];
}
