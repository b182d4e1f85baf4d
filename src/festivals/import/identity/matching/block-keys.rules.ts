import type { MatchRecord } from './match-record.js';
import { seasonsOf } from './season.rules.js';
import { runsOf } from './text-likeness.rules.js';
import { type Traits, traitsOf } from './traits.rules.js';

/** About 200 m, and about 10 km. */
const SPOT = 0.002;
const VICINITY = 0.1;
/** A square sees many festivals a year: who shares one must begin within a fortnight, others within a month. */
const MONTHS = 12;
const SEASONS = 6;
const MOST_PAIRS = 10;
const MOST_OF_A_KIND = 5;
/** Longer ones are cut, so that they fit an indexed column. */
const LONGEST = 160;

/**
 * What candidates are looked up by: two records that can be the same share at least one key. Every key
 * joins something rare, or something common with where and when, so that few records share it.
 */
export function blockKeysOf(record: MatchRecord): string[] {
  return blockKeysOfTraits(traitsOf(record));
}

export function blockKeysOfTraits(traits: Traits): string[] {
  const { record, names } = traits;
  const { region, point, days, externalId, language } = record;
  const town = townOf(record);
  const contacts = contactKeysOf(traits);
  const keys = [
    ...(externalId === null ? [] : [`id:${externalId}`]),
    ...most(traits.pictures).map((picture) => `picture:${picture}`),
    ...contacts.phone,
    ...contacts.page,
    ...contacts.body,
    ...(point === null ? [] : cellsOf(point, SPOT).flatMap((cell) => inSeason('spot', record, cell, MONTHS))),
    ...(point === null || days === null
      ? []
      : cellsOf(point, VICINITY).map((cell) => `days:${days.startsOn}|${days.endsOn}|${cell}`)),
    ...(language === 'ko' ? most(names) : []).flatMap(({ whole, core, pairs }) => [
      `name:${region?.provinceCode ?? 'nowhere'}|${whole}`,
      `core:${town}|${core}`,
      ...[...runsOf(core, 3)].slice(0, MOST_PAIRS).map((run) => `run:${town}|${run}`),
      ...[...pairs].slice(0, MOST_PAIRS).flatMap((pair) => inSeason('pair', record, `${town}|${pair}`)),
    ]),
  ];
  return [...new Set(keys.map((key) => key.slice(0, LONGEST)))];
}

/** Those of the keys that name a phone, a homepage or a body; in a season, as one may serve many festivals. */
export function contactKeysOf({ record, phones, homepage, bodies }: Traits): Record<ContactKind, string[]> {
  const town = townOf(record);
  return {
    phone: most(phones).flatMap((phone) => inSeason('phone', record, phone)),
    page: homepage === null ? [] : inSeason('page', record, homepage),
    body: most(bodies).map((body) => `body:${town}|${body}`),
  };
}

export type ContactKind = 'phone' | 'page' | 'body';

function inSeason(kind: string, { days }: MatchRecord, what: string, parts = SEASONS): string[] {
  const seasons = days === null ? ['any'] : seasonsOf(days.startsOn, parts);
  return seasons.map((season) => `${kind}:${season}|${what}`);
}

function townOf({ region }: MatchRecord): string {
  return region?.districtCode ?? region?.provinceCode ?? 'nowhere';
}

function most<T>(all: readonly T[]): T[] {
  return all.slice(0, MOST_OF_A_KIND);
}

/** The four overlapping cells a point is in: points half a cell apart share one, whatever side of a border. */
function cellsOf({ lat, lng }: { lat: number; lng: number }, size: number): string[] {
  return [0, 0.5].flatMap((north) =>
    [0, 0.5].map(
      (east) => `${Math.floor(lat / size + north)},${Math.floor(lng / size + east)},${north},${east}`,
    ),
  );
}
