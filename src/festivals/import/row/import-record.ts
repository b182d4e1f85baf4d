import type { Day } from '../../../shared/clock.js';
import type { EditionFacts, FestivalFacts, Point } from '../../festival.facts.js';
import type { LinkedPicture } from '../../gallery/linked-picture.schemas.js';
import type { RegionCodes } from '../../region/region.rules.js';
import type { RowFault } from './row-fault.js';

/** The fields of a festival that sources speak of. */
type FestivalField =
  | 'name'
  | 'nameEn'
  | 'category'
  | 'tags'
  | 'place'
  | 'address'
  | 'region'
  | 'point'
  | 'organiser'
  | 'host'
  | 'sponsors'
  | 'phone'
  | 'homepage'
  | 'description'
  | 'descriptionEn'
  | 'free'
  | 'linkedPictures';

type SourceLanguage = 'ko' | 'en' | 'ja';

/** A name that the catalogue has no field for, but by which the festival is looked for. */
interface OtherName {
  readonly language: Exclude<SourceLanguage, 'ko'>;
  readonly name: string;
}

/** What a source says of the festival; a field that is absent was not spoken of, null says there is none. */
export type SourceFestival = Partial<Pick<FestivalFacts, FestivalField>> & {
  readonly otherNames?: readonly OtherName[];
};
export type SourceEdition = Pick<EditionFacts, 'startsOn' | 'endsOn' | 'ordinal' | 'status'> &
  Partial<Pick<EditionFacts, 'programme' | 'price' | 'ageLimit'>>;

/** The value of any of those fields. */
export type SourceValue =
  | string
  | number
  | boolean
  | RegionCodes
  | Point
  | readonly string[]
  | readonly LinkedPicture[]
  | null;

/** What one row of a source says, cleaned, whatever the provider. */
export interface ImportRecord {
  /** Tells the row from the others of its provider in this and every later file. */
  readonly naturalKey: string;
  /**
   * Whose number the festival has, and which: `tourapi:825295`. Every copy of a row has that of its
   * origin, whoever collected it; null where the source numbers nothing.
   */
  readonly externalId: string | null;
  /** Who speaks: the code of the authority, or its name. */
  readonly authority: string;
  /** See {@link nameKey}; empty where the row names nothing, as details of a numbered festival do. */
  readonly nameKey: string;
  /** The day of which the authority says that the row was right. */
  readonly referenceDay: Day | null;
  /** That of `name`; the fields of the other languages have theirs in their names. */
  readonly language: SourceLanguage;
  /** True where the source says that it shows this no longer. */
  readonly withdrawn: boolean;
  /** Of another language than Korean: `name` is as written there, `description` is absent. */
  readonly festival: SourceFestival;
  /** Null where the row has no days but speaks of a festival all the same. */
  readonly edition: SourceEdition | null;
}

/** Who says a row, of where and when, as far as that can be read of it: of one that is refused, too. */
export interface RowOrigin {
  /** By name; see {@link authorityOf}. */
  readonly authority: string | null;
  readonly districtCode: string | null;
  readonly referenceDay: Day | null;
}

export const UNKNOWN_ORIGIN: RowOrigin = { authority: null, districtCode: null, referenceDay: null };

/** A row after reading: a record, or the faults that speak against it; warnings come with either. */
export interface RowReading {
  /** What stood in the column of the name. */
  readonly name: string;
  readonly origin: RowOrigin;
  readonly record: ImportRecord | null;
  readonly faults: readonly RowFault[];
}
