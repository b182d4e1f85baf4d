import type { MatchRecord } from './match-record.js';
import { seasonsOf } from './season.rules.js';
import { pairsOf } from './text-likeness.rules.js';
import { type Traits, traitsOf } from './traits.rules.js';

/** About 200 m, and about 10 km. */
const SPOT = 0.002;
const VICINITY = 0.1;
const MOST_PAIRS = 10;
const MOST_OF_A_KIND = 5;
/** Longer ones are cut, so that they fit an indexed column. */
const LONGEST = 160;

/**
 * What candidates are looked up by: two records that can be the same share at least one key. Every key
 * joins something rare, or something common with where and when, so that few records share it.
 */
export function blockKeysOf(record: MatchRecord): string[] {
  return keysOfTraits(traitsOf(record));
}

export function keysOfTraits(traits: Traits): string[] {
  const { record, names, phones, homepage, pictures, bodies } = traits;
  const { region, point, days, externalId, language } = record;
  const seasons = days === null ? ['any'] : seasonsOf(days.startsOn);
  const town = region?.districtCode ?? region?.provinceCode ?? 'nowhere';
  const province = region?.provinceCode ?? 'nowhere';
  const inSeason = (kind: string, what: string) => seasons.map((season) => `${kind}:${season}|${what}`);
  const most = <T>(all: readonly T[]) => all.slice(0, MOST_OF_A_KIND);
  const keys = [
    ...(externalId === null ? [] : [`id:${externalId}`]),
    ...most(pictures).map((picture) => `picture:${picture}`),
    ...most(phones).flatMap((phone) => inSeason('phone', phone)),
    ...(homepage === null ? [] : inSeason('page', homepage)),
    ...most(bodies).map((body) => `body:${town}|${body}`),
    ...(point === null ? [] : cellsOf(point, SPOT).flatMap((cell) => inSeason('spot', cell))),
    ...(point === null || days === null
      ? []
      : cellsOf(point, VICINITY).map((cell) => `days:${days.startsOn}|${days.endsOn}|${cell}`)),
    ...(language === 'ko' ? most(names) : []).flatMap(({ whole, core }) => [
      `name:${province}|${whole}`,
      `core:${town}|${core}`,
      ...[...pairsOf(core)].slice(0, MOST_PAIRS).flatMap((pair) => inSeason('pair', `${town}|${pair}`)),
    ]),
  ];
  return [...new Set(keys.map((key) => key.slice(0, LONGEST)))];
}

/** The four overlapping cells a point is in: points half a cell apart share one, whatever side of a border. */
function cellsOf({ lat, lng }: { lat: number; lng: number }, size: number): string[] {
  return [0, 0.5].flatMap((north) =>
    [0, 0.5].map(
      (east) => `${Math.floor(lat / size + north)},${Math.floor(lng / size + east)},${north},${east}`,
    ),
  );
}
