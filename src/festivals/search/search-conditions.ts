import type { Day } from '../../shared/clock.js';
import type { StatusWord } from '../festival.views.js';
import type { Point } from '../festival.facts.js';
import type { FestivalQuery } from './search.schemas.js';

/** A piece of a statement about a festival `f` and its showing `s`; `?` stand for the values. */
export interface Fragment {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export interface ListQuestion extends Omit<FestivalQuery, 'q'> {
  /** Ids of what the words mean, each with how far it is from them; null where none were typed. */
  readonly relevance: ReadonlyMap<string, number> | null;
  readonly today: Day;
}

const EARTH_RADIUS_KM = 6_371.0088;
const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180;

const PHASES_OF: Record<StatusWord, readonly string[]> = {
  ongoing: ['ongoing'],
  upcoming: ['upcoming'],
  ended: ['ended'],
  postponed: ['postponed'],
  cancelled: ['cancelled'],
  undated: ['estimated'],
};

/** Everything that a listed festival meets. */
export function conditionsOf(question: ListQuestion): Fragment {
  const { relevance, region, category, tag, from, to, status, near, radiusKm, bbox, free } = question;
  return all([
    { sql: "f.status = 'published'", values: [] },
    region && any(region.map(inRegion)),
    category && { sql: 'f.category IN (?)', values: [category] },
    tag === undefined
      ? undefined
      : { sql: 'f.id IN (SELECT festival_id FROM festivals_tag WHERE tag = ?)', values: [tag] },
    from === undefined ? undefined : { sql: 's.ends_on >= ?', values: [from] },
    to === undefined ? undefined : { sql: 's.starts_on <= ?', values: [to] },
    status && hasStatus(status),
    free === undefined ? undefined : { sql: 'f.free = ?', values: [free ? 1 : 0] },
    bbox && {
      sql: 'f.longitude BETWEEN ? AND ? AND f.latitude BETWEEN ? AND ?',
      values: [bbox.west, bbox.east, bbox.south, bbox.north],
    },
    near && radiusKm !== undefined ? within(near, radiusKm) : undefined,
    relevance === null
      ? undefined
      : { sql: 'f.id IN (?)', values: [relevance.size === 0 ? [''] : [...relevance.keys()]] },
  ]);
}

/** Great-circle distance in kilometres (haversine); null without a point. */
export function distanceFrom({ lat, lng }: Point): Fragment {
  return {
    sql: `${2 * EARTH_RADIUS_KM} * ASIN(SQRT(LEAST(1, POW(SIN(RADIANS(f.latitude - ?) / 2), 2)
          + COS(RADIANS(?)) * COS(RADIANS(f.latitude)) * POW(SIN(RADIANS(f.longitude - ?) / 2), 2))))`,
    values: [lat, lat, lng],
  };
}

/** How far a festival is from the words; all the same without any. */
export function distanceFromWords(relevance: ReadonlyMap<string, number>): Fragment {
  const byTier = new Map<number, string[]>();
  for (const [id, tier] of relevance) byTier.set(tier, [...(byTier.get(tier) ?? []), id]);
  if (byTier.size === 0) return { sql: 'NULL', values: [] };
  return {
    sql: `CASE ${'WHEN f.id IN (?) THEN ? '.repeat(byTier.size)}END`,
    values: [...byTier].flatMap(([tier, found]) => [found, tier]),
  };
}

function inRegion({
  provinceCode,
  districtCode,
}: {
  provinceCode: string;
  districtCode: string | null;
}): Fragment {
  if (districtCode === null) return { sql: 'f.province_code = ?', values: [provinceCode] };
  return { sql: 'f.district_code = ?', values: [districtCode] };
}

/** Nobody has announced a day for a festival that shows an estimate or nothing at all. */
function hasStatus(words: readonly StatusWord[]): Fragment {
  const phases = { sql: 's.phase IN (?)', values: [words.flatMap((word) => PHASES_OF[word])] };
  return words.includes('undated') ? any([phases, { sql: 's.phase IS NULL', values: [] }]) : phases;
}

/** The band of latitudes first: comparing is cheaper than trigonometry. */
function within(near: Point, radiusKm: number): Fragment {
  const distance = distanceFrom(near);
  const band = radiusKm / KM_PER_DEGREE;
  return {
    sql: `f.latitude BETWEEN ? AND ? AND ${distance.sql} <= ?`,
    values: [near.lat - band, near.lat + band, ...distance.values, radiusKm],
  };
}

function all(fragments: readonly (Fragment | undefined)[]): Fragment {
  return joined(fragments, ' AND ');
}

function any(fragments: readonly (Fragment | undefined)[]): Fragment {
  return joined(fragments, ' OR ');
}

function joined(fragments: readonly (Fragment | undefined)[], by: string): Fragment {
  const there = fragments.filter((fragment) => fragment !== undefined);
  return {
    sql: `(${there.map(({ sql }) => sql).join(by)})`,
    values: there.flatMap(({ values }) => values),
  };
}
