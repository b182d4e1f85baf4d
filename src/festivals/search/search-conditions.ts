import type { Day } from '../../shared/clock.js';
import type { StatusWord } from '../festival.views.js';
import type { Point } from '../festival.facts.js';
import type { SearchQuestion, SearchWord } from './search-text.rules.js';
import type { FestivalQuery } from './search.schemas.js';

/** A piece of a statement about a festival `f` and its showing `s`; `?` stand for the values. */
export interface Fragment {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export interface ListQuestion extends Omit<FestivalQuery, 'q'> {
  readonly words: SearchQuestion | null;
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
  const { words, region, category, tag, from, to, status, near, radiusKm, bbox, free } = question;
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
    words === null ? undefined : asked(words, found),
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

/** 0 where the words are the whole of a name, 1 where one begins with them, 2 where they are inside of names, else 3. */
export function distanceFromNames(question: SearchQuestion): Fragment {
  const inside = asked(question, (word) => inNames(word));
  const exact = inNames(question.whole, '\n', '\n');
  const prefix = inNames(question.whole, '\n');
  return {
    sql: `CASE WHEN ${exact.sql} THEN 0 WHEN ${prefix.sql} THEN 1 WHEN ${inside.sql} THEN 2 ELSE 3 END`,
    values: [...exact.values, ...prefix.values, ...inside.values],
  };
}

/** Each word, or all of them together. */
function asked({ words, whole }: SearchQuestion, by: (word: SearchWord) => Fragment): Fragment {
  return words.length === 1 ? by(whole) : any([all(words.map(by)), by(whole)]);
}

function inNames({ key, kind }: SearchWord, before = '', after = ''): Fragment {
  return {
    sql: `INSTR(f.${kind === 'choseong' ? 'search_choseong' : 'search_names'}, ?) > 0`,
    values: [`${before}${key}${after}`],
  };
}

function found(word: SearchWord): Fragment {
  if (word.kind === 'choseong') return inNames(word);
  return any([inNames(word), { sql: 'INSTR(f.search_text, ?) > 0', values: [word.key] }]);
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
