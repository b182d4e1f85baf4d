import type {
  EditionChange,
  EditionFacts,
  FestivalChange,
  FestivalFacts,
  NewEdition,
  NewFestival,
} from './festival.facts.js';

const NOTHING_SAID = {
  nameEn: null,
  formerNames: [],
  tags: [],
  place: null,
  address: null,
  region: null,
  point: null,
  organiser: null,
  host: null,
  sponsors: null,
  phone: null,
  homepage: null,
  description: null,
  descriptionEn: null,
  free: null,
  status: 'published',
  coverPhotoId: null,
  linkedPictures: [],
} as const;

const NOTHING_SAID_OF_EDITION = {
  ordinal: null,
  status: 'scheduled',
  programme: null,
  price: null,
  ageLimit: null,
} as const;

export function newFestivalFacts(festival: NewFestival): FestivalFacts {
  return tidied({ ...NOTHING_SAID, ...withoutUndefined(festival) });
}

export function changedFestival(facts: FestivalFacts, change: FestivalChange): FestivalFacts {
  return tidied({ ...facts, ...withoutUndefined(change) });
}

/** The year is that of the first day unless told. */
export function newEditionFacts(edition: NewEdition): EditionFacts {
  return { ...NOTHING_SAID_OF_EDITION, year: yearOf(edition.startsOn), ...withoutUndefined(edition) };
}

/** An edition that moves to another year is that year's, unless told. */
export function changedEdition(edition: EditionFacts, change: EditionChange): EditionFacts {
  const { year, ordinal, startsOn, endsOn, status, programme, price, ageLimit } = edition;
  const before = { ordinal, startsOn, endsOn, status, programme, price, ageLimit };
  const moved = change.startsOn !== undefined && change.startsOn !== startsOn;
  return { ...before, year: moved ? yearOf(change.startsOn) : year, ...withoutUndefined(change) };
}

/** What is given twice counts once. */
function tidied(facts: FestivalFacts): FestivalFacts {
  return { ...facts, tags: [...new Set(facts.tags)], formerNames: [...new Set(facts.formerNames)] };
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function withoutUndefined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const said: Partial<T> = {};
  for (const key of Object.keys(given) as (keyof T)[]) if (given[key] !== undefined) said[key] = given[key];
  return said as never;
}
