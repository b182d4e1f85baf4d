import { districts, provinces, type District, type Province, type RegionPoint } from './region.data.js';

/** Legal codes of a place: two digits of the 시도, five of the 시군구 (null when only the 시도 is known). */
export interface RegionCodes {
  provinceCode: string;
  districtCode: string | null;
}

export interface Region extends RegionCodes {
  code: string;
  level: 'province' | 'district';
  name: string;
  nameEn: string;
  /** With the province in front: "강원특별자치도 강릉시". */
  fullName: string;
  fullNameEn: string;
  point: RegionPoint;
}

export interface RegionNode extends Region {
  districts: Region[];
}

const provinceByCode = new Map(provinces.map((province) => [province.code, province]));
const districtByCode = new Map(districts.map((district) => [district.code, district]));
const regionsByCode = new Map(
  [...provinceByCode.keys(), ...districtByCode.keys()].map((code) => [code, findByCode(code)]),
);
const tree = provinces.map((province) => ({
  ...provinceRegion(province),
  districts: districts.filter((one) => one.provinceCode === province.code).map(districtRegion),
}));
const regionsByName = indexNames();

/** All provinces in customary order, each with its districts in order of code. */
export function regionTree(): RegionNode[] {
  return tree;
}

/** The region a stored code stands for today; former codes of undivided regions are understood. */
export function regionByCode(code: string): Region | null {
  return regionsOf(code)[0] ?? null;
}

/**
 * Regions meant by a legal code (2, 5 or 10 digits, in force or former) or by a name: Korean or English, official,
 * short, former, alone ("종로") or after its province ("전남 담양군"). A province wins over a district of the same
 * name; a name shared by districts ("중구") gives them all. Nothing known gives an empty list.
 */
export function findRegions(query: string): Region[] {
  const key = nameKey(query);
  return /^\d+$/.test(key) ? regionsOf(key) : (regionsByName.get(key) ?? []);
}

function regionsOf(code: string): Region[] {
  return regionsByCode.get(code) ?? findByCode(code);
}

/** The code of the one region that is meant by a code or name; undefined where it is none or several. */
export function codeOfRegion(query: string): string | undefined {
  const [found, ...others] = findRegions(query);
  return others.length === 0 ? found?.code : undefined;
}

function findByCode(code: string): Region[] {
  if (code.length === 10) return findByCode(code.slice(2, 5) === '000' ? code.slice(0, 2) : code.slice(0, 5));
  if (code.length === 2) {
    return provinces.filter((one) => one.code === code || one.formerCodes.includes(code)).map(provinceRegion);
  }
  if (code.length !== 5) return [];
  const exact = districts.filter((one) => one.code === code);
  const former = districts.filter((one) => one.formerCodes.includes(code));
  const found = exact.length > 0 ? exact : former;
  if (found.length > 0) return found.map(districtRegion);
  // A ward's code is its city's with another last digit; a province that changed its code kept its districts' digits.
  const heir = provinces.find((one) => one.formerCodes.includes(code.slice(0, 2)));
  const today = heir && heir.formerCodes.length === 1 ? heir.code + code.slice(2) : code;
  const city = districtByCode.get(today) ?? districtByCode.get(`${today.slice(0, 4)}0`);
  return city ? [districtRegion(city)] : [];
}

function indexNames(): Map<string, Region[]> {
  const index = new Map<string, Region[]>();
  const levels = [districts.flatMap(properNames), districts.flatMap(stems), districts.flatMap(wardNames)];
  for (const province of provinces) {
    for (const name of provinceNames(province)) index.set(nameKey(name), [provinceRegion(province)]);
  }
  // A better kind of name hides a worse one: 남구 is a district, not a ward of 포항시.
  for (const level of levels) {
    const additions = new Map<string, Region[]>();
    for (const [name, district] of level) {
      const key = nameKey(name);
      if (index.has(key)) continue;
      const known = additions.get(key) ?? [];
      if (!known.some((one) => one.code === district.code))
        additions.set(key, [...known, districtRegion(district)]);
    }
    for (const [key, regions] of additions) index.set(key, regions);
  }
  return index;
}

function properNames(district: District): [string, District][] {
  return withProvince(district, [district.name, district.nameEn, ...district.formerNames]);
}

function stems(district: District): [string, District][] {
  const names = [district.name, district.nameEn, ...district.formerNames];
  return withProvince(
    district,
    names.map(stem).filter((name) => name.length > 1),
  );
}

function wardNames(district: District): [string, District][] {
  return withProvince(
    district,
    district.wards.flatMap((ward) => [ward, stem(ward), district.name + ward, stem(district.name) + ward]),
  );
}

function withProvince(district: District, names: string[]): [string, District][] {
  // 군위군 is of Daegu now, and its former code says that it was of 경상북도.
  const former = district.formerCodes.flatMap((code) => provinceByCode.get(code.slice(0, 2)) ?? []);
  const before = [...new Set([provinceOf(district), ...former])].flatMap(provinceNames);
  return names.flatMap((name) =>
    ['', ...before].map((province): [string, District] => [province + name, district]),
  );
}

/** What a district is called without its kind: 종로구 → 종로, Jongno-gu → Jongno; too short a rest stays whole. */
export function stem(name: string): string {
  const short = name.replace(/[시군구]$|-(si|gun|gu)$/, '');
  return short.length > 1 ? short : name;
}

export function provinceNames(province: Province): string[] {
  return [province.name, province.shortName, province.nameEn, ...province.otherNames];
}

function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.,·-]/g, '');
}

function provinceOf(district: District): Province {
  const province = provinceByCode.get(district.provinceCode);
  if (!province) throw new Error(`district ${district.code} has no province`);
  return province;
}

function provinceRegion({ code, name, nameEn, point }: Province): Region {
  return {
    code,
    level: 'province',
    provinceCode: code,
    districtCode: null,
    name,
    nameEn,
    fullName: name,
    fullNameEn: nameEn,
    point,
  };
}

function districtRegion(district: District): Region {
  const { code, provinceCode, name, nameEn, point } = district;
  const province = provinceOf(district);
  // Sejong is a province of one district that shares its name.
  const alone = name.startsWith(province.shortName);
  return {
    code,
    level: 'district',
    provinceCode,
    districtCode: code,
    name,
    nameEn,
    fullName: alone ? province.name : `${province.name} ${name}`,
    fullNameEn: alone ? province.nameEn : `${nameEn}, ${province.nameEn}`,
    point,
  };
}
