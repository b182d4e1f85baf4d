import { nameKey } from '../../import/identity/festival-name.rules.js';
import { hangulReadings } from '../../import/identity/hanja.rules.js';
import { districts, provinces } from '../../region/region.data.js';
import { provinceNames, type RegionCodes } from '../../region/region.rules.js';
import { searchKey } from '../text/search-key.rules.js';

/** What of a festival can be found. */
export interface Searchable {
  readonly name: string;
  readonly nameEn: string | null;
  readonly formerNames: readonly string[];
  readonly tags: readonly string[];
  readonly place: string | null;
  readonly organiser: string | null;
  readonly region: RegionCodes | null;
}

export const KEY_KINDS = ['name', 'tag', 'region', 'about'] as const;
type KeyKind = (typeof KEY_KINDS)[number];

/** A text by which a festival is found. */
export interface SearchKey {
  readonly kind: KeyKind;
  readonly text: string;
  /** The same for texts that differ in spaces and the like. */
  readonly key: string;
}

export function keysOf(festival: Searchable): SearchKey[] {
  const { name, nameEn, formerNames, tags, place, organiser, region } = festival;
  const names = [name, ...formerNames].flatMap((one) => [one, ...hangulReadings(one)]);
  return [
    ...keys('name', [...names.flatMap((one) => [one, ...bare(one)]), nameEn]),
    ...keys('tag', tags),
    ...regionKeys(region),
    ...keys(
      'about',
      [place, organiser].flatMap((one) => (one === null ? [] : [one, ...hangulReadings(one)])),
    ),
  ];
}

/** The name without year, 제N회 and punctuation, where it has any. */
function bare(name: string): string[] {
  const key = nameKey(name);
  return key === searchKey(name) ? [] : [key];
}

function keys(kind: KeyKind, texts: readonly (string | null)[]): SearchKey[] {
  const seen = new Map<string, SearchKey>();
  for (const text of texts) {
    const key = text === null ? '' : searchKey(text);
    if (text !== null && key !== '' && !seen.has(key)) seen.set(key, { kind, text, key });
  }
  return [...seen.values()];
}

const keysByRegion = new Map<string, SearchKey[]>();

function regionKeys(region: RegionCodes | null): SearchKey[] {
  if (region === null) return [];
  const code = `${region.provinceCode} ${region.districtCode ?? ''}`;
  const known = keysByRegion.get(code);
  if (known !== undefined) return known;
  const province = provinces.find((one) => one.code === region.provinceCode);
  const district = districts.find((one) => one.code === region.districtCode);
  const names = keys('region', [
    ...(province === undefined ? [] : provinceNames(province)),
    ...(district === undefined ? [] : [district.name, district.nameEn, ...district.formerNames]),
  ]);
  keysByRegion.set(code, names);
  return names;
}
