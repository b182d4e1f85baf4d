import type { Day } from '../shared/clock.js';
import type { CategoryCode } from './category.js';
import type { EditionStatus } from './edition/edition.entity.js';
import type { FestivalStatus } from './festival.entity.js';
import type { LinkedPicture } from './gallery/linked-picture.schemas.js';
import type { RegionCodes } from './region/region.rules.js';

/** Degrees, WGS 84. */
export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** Everything that an editor or a source can say of a festival. */
export interface FestivalFacts {
  readonly name: string;
  readonly nameEn: string | null;
  readonly formerNames: readonly string[];
  readonly category: CategoryCode;
  readonly tags: readonly string[];
  readonly place: string | null;
  readonly address: string | null;
  readonly region: RegionCodes | null;
  /** Within Korea, 32–39° north and 124–132° east; kept to six decimals, about 10 cm. */
  readonly point: Point | null;
  readonly organiser: string | null;
  readonly host: string | null;
  readonly sponsors: string | null;
  readonly phone: string | null;
  readonly homepage: string | null;
  readonly description: string | null;
  readonly descriptionEn: string | null;
  readonly free: boolean | null;
  readonly status: FestivalStatus;
  readonly coverPhotoId: string | null;
  /** Those whose licence forbids altering; the editor's order. */
  readonly linkedPictures: readonly LinkedPicture[];
}

export type NewFestival = Pick<FestivalFacts, 'name' | 'category'> & Partial<FestivalFacts>;
export type FestivalChange = Partial<FestivalFacts>;

/** Everything that can be said of one occurrence. */
export interface EditionFacts {
  readonly year: number;
  readonly ordinal: number | null;
  readonly startsOn: Day;
  /** The last day, included; never before the first. */
  readonly endsOn: Day;
  readonly status: EditionStatus;
  readonly programme: string | null;
  readonly price: string | null;
  readonly ageLimit: string | null;
}

export type NewEdition = Pick<EditionFacts, 'startsOn' | 'endsOn'> & Partial<EditionFacts>;
export type EditionChange = Partial<EditionFacts>;

/** An edition under an id that its maker has chosen. */
interface ChosenEdition {
  readonly id: string;
  readonly edition: NewEdition;
}

/** A festival with its editions, under ids that their maker has chosen. */
export interface ChosenFestival {
  readonly id: string;
  readonly festival: NewFestival;
  readonly editions: readonly ChosenEdition[];
}

/** What becomes of the editions of one festival. */
export interface EditionRevision {
  readonly festivalId: string;
  readonly add?: readonly ChosenEdition[];
  readonly change?: readonly { readonly id: string; readonly change: EditionChange }[];
  readonly remove?: readonly string[];
  /** Of those changed, which come from other festivals, named beside this one. */
  readonly adopt?: readonly string[];
}
