import { districts, neighbourhoods, provinces, type District, type RegionPoint } from './region.data.js';
import { provinceNames, stem, type RegionCodes } from './region.rules.js';

/** What else a row tells about where it is, used when the address does not say or is not clear. */
export interface AddressHints {
  point?: RegionPoint | null;
  /** Name of the authority that published the row: "경상북도 경주시". */
  authorityName?: string | null;
}

interface Reading {
  provinceCode: string | null;
  districts: District[];
}

const provincePrefixes = provinces
  .flatMap((province) => provinceNames(province).map((name) => ({ name, code: province.code })))
  .filter(({ name }) => /[가-힣]/.test(name))
  .sort((a, b) => b.name.length - a.name.length);

const districtPrefixes = districts
  .flatMap((district) =>
    [district.name, ...district.formerNames, ...district.wards].map((name) => ({ name, district })),
  )
  .sort((a, b) => b.name.length - a.name.length);

/** By their first letter, since every row of every file asks. */
const districtPrefixesFrom = new Map(
  [...new Set(districtPrefixes.map(({ name }) => name.slice(0, 1)))].map((letter) => [
    letter,
    districtPrefixes.filter(({ name }) => name.startsWith(letter)),
  ]),
);

/** A point farther than this from every district is at sea or wrong. */
const reachKm = 60;

/**
 * Legal codes of an address as Korean open data writes them: official or old names, short forms, no space after the
 * province, or no province at all. What the address leaves open is asked of the hints: first the authority, then the
 * point, which alone tells the province only. "미정" and the like give what the hints give, else null.
 */
export function resolveAddress(address: string | null, hints: AddressHints = {}): RegionCodes | null {
  const own = read(address ?? '');
  const authority = read(hints.authorityName ?? '');
  const reading =
    own.provinceCode === null && own.districts.length === 0 ? authority : narrow(own, authority);
  const district = choose(reading.districts, address ?? '', hints.point ?? null);
  if (district) return codesOf(district);
  if (reading.provinceCode === '36') return { provinceCode: '36', districtCode: '36110' };
  const provinceCode = reading.provinceCode ?? (hints.point ? provinceAt(hints.point) : null);
  return provinceCode === null ? null : { provinceCode, districtCode: null };
}

/** What one text says: the best of its words as a start, province with district before either alone. */
function read(text: string): Reading {
  const clean = text.normalize('NFC').trim();
  const starts = [...clean.matchAll(/(?:^|[\s(,·])(?=[가-힣])/g)].map((match) =>
    clean.slice(match.index + match[0].length),
  );
  const readings = starts.map((start, position) => readFrom(start, position === 0));
  return (
    readings.find((one) => one.provinceCode !== null && one.districts.length > 0) ??
    readings.find((one) => one.districts.length > 0) ??
    readings.find((one) => one.provinceCode !== null) ?? { provinceCode: null, districts: [] }
  );
}

function readFrom(text: string, isFirst: boolean): Reading {
  let alone: string | null = null;
  for (const { name, code } of provincePrefixes) {
    if (!text.startsWith(name)) continue;
    const rest = text.slice(name.length);
    const found = districtsAt(rest.trimStart(), code, rest.trimStart() === rest ? 'whole' : 'stem');
    if (found.length > 0) return { provinceCode: code, districts: found };
    // A short name in the middle of a text may be anything: "광주" is also a stadium's first name.
    if (/^($|[\s,(])/.test(rest) && (isFirst || name.length > 2)) alone ??= code;
  }
  const isDistrict = /^[가-힣]{1,20}[시군구](?=$|[\s,()])/.test(text);
  const found = isDistrict ? districtsAt(text, null, 'whole') : [];
  return { provinceCode: found.length > 0 ? null : alone, districts: found };
}

/** Districts whose name begins the text; a name without 시, 군 or 구 counts only as a whole word after its province. */
function districtsAt(text: string, provinceCode: string | null, least: 'whole' | 'stem'): District[] {
  const alike = districtPrefixesFrom.get(text.slice(0, 1)) ?? [];
  const inside = provinceCode
    ? alike.filter(({ district }) => district.provinceCode === provinceCode)
    : alike;
  const best = inside.find(({ name }) => text.startsWith(name))?.name;
  if (best) return inside.filter(({ name }) => name === best).map(({ district }) => district);
  if (least === 'whole') return [];
  const word = /^[가-힣]+/.exec(text)?.[0] ?? '';
  return inside.filter(({ name }) => stem(name) === word).map(({ district }) => district);
}

function narrow(own: Reading, authority: Reading): Reading {
  const [only, ...others] = authority.districts;
  const settled = only && others.length === 0 ? only : null;
  if (own.districts.length === 0) {
    return settled?.provinceCode === own.provinceCode ? { ...own, districts: authority.districts } : own;
  }
  if (own.provinceCode !== null || own.districts.length === 1) return own;
  const province = authority.provinceCode ?? settled?.provinceCode;
  const kept = own.districts.filter((district) => district === settled || district.provinceCode === province);
  return kept.length > 0 ? { ...own, districts: kept } : own;
}

/** One of several: by a neighbourhood in the address, else the nearest, else the main heir if all share a province. */
function choose(candidates: District[], address: string, point: RegionPoint | null): District | null {
  const [first, ...others] = candidates;
  if (!first || others.length === 0) return first ?? null;
  const named = candidates.find((one) => neighbourhoods[one.code]?.some((name) => address.includes(name)));
  if (named) return named;
  if (point && inKorea(point)) return nearest(candidates, point);
  return others.every((one) => one.provinceCode === first.provinceCode) ? first : null;
}

function provinceAt(point: RegionPoint): string | null {
  if (!inKorea(point)) return null;
  const district = nearest(districts, point);
  return district && distanceKm(district.point, point) <= reachKm ? district.provinceCode : null;
}

function nearest(candidates: District[], point: RegionPoint): District | null {
  return candidates.reduce<District | null>(
    (best, one) => (best && distanceKm(best.point, point) <= distanceKm(one.point, point) ? best : one),
    null,
  );
}

function inKorea({ lat, lng }: RegionPoint): boolean {
  return lat > 32.9 && lat < 38.7 && lng > 124.5 && lng < 132;
}

/** Flat distance, close enough for comparing within Korea. */
function distanceKm(a: RegionPoint, b: RegionPoint): number {
  return Math.hypot((a.lat - b.lat) * 111.2, (a.lng - b.lng) * 111.2 * Math.cos((b.lat * Math.PI) / 180));
}

function codesOf({ code, provinceCode }: District): RegionCodes {
  return { provinceCode, districtCode: code };
}
