import { disassemble } from 'es-hangul';
import { districts, provinces } from '../../../region/region.data.js';
import { provinceNames, stem, type RegionCodes } from '../../../region/region.rules.js';
import { bracketedIn } from '../brackets.rules.js';
import { nameKey } from '../festival-name.rules.js';
import { runsOf } from './text-likeness.rules.js';

/** A name taken apart for comparing; all parts are letters and digits only. */
export interface NameParts {
  /** The whole name: see {@link nameKey}. */
  readonly whole: string;
  /** Without its own region in front and without the word for festival behind; never empty. */
  readonly core: string;
  /** The core in jamo, as the ear and the typing finger have it. */
  readonly jamo: string;
  /** Pairs of neighbouring characters of the core. */
  readonly pairs: ReadonlySet<string>;
  /** 세계, 전국 and the like, which the core lacks; empty where there is none. */
  readonly scope: string;
  /** Begins with the name of its province: 대구국제오페라축제. */
  readonly ofProvince: boolean;
  /** What angle or title brackets hold: 연극<가> and 연극<나> are two things. */
  readonly title: string;
  /** Words of the name that set festivals of one series apart: 봄, 가을, 어린이. */
  readonly series: readonly string[];
}

const KIND =
  /(?:대축제|큰축제|축제|페스티벌|festival|페스타|festa|페스트|fest|문화제|문화행사|예술제|한마당|큰잔치|대잔치|잔치|행사|대제|제전|축전|대전|대회|박람회|엑스포|제)$/u;
// Parts of one festival: its eve, its opening.
const STAGE = /\(\s*(?:전야제|전야행사|본공연|본행사|개막식|폐막식|개막공연|폐막공연)\s*\)/gu;
// How one year's was held, in which no other year's was.
const MODE = /온라인|랜선|비대면|언택트|온택트/gu;
// The law has called 문화재 국가유산 since 2024; people say both, and 문화유산.
const HERITAGE = /문화재|문화유산/gu;
const SCOPE = /^(?:대한민국|국제|전국|세계|글로벌)/u;
// 광주프린지페스티벌 유안근린공원 is a part of 광주프린지페스티벌.
const HEAD_ENDS = /축제|페스티벌|festival|문화제|예술제|영화제/u;
const TITLE_BRACKETS = '<〈《「『[';
const SERIES = [
  '봄',
  '여름',
  '가을',
  '겨울',
  '어린이',
  '청소년',
  '춘계',
  '추계',
  '해넘이',
  '해맞이',
] as const;
const LEAST_HEAD = 4;
const SAME_SERIES: Record<string, string> = { 춘계: '봄', 추계: '가을' };

export function namePartsOf(name: string, region: RegionCodes | null): NameParts {
  const whole = nameKey(name.replaceAll(STAGE, ' ').replaceAll(MODE, ' '));
  const { core: written, scope } = coreOf(whole, region);
  const core = written.replaceAll(HERITAGE, '국가유산');
  const province = region === null ? [] : namesOf({ ...region, districtCode: null });
  return {
    whole,
    core,
    jamo: disassemble(core),
    pairs: runsOf(core, 2),
    scope,
    ofProvince: province.some((one) => whole.startsWith(one)),
    title: nameKey(
      bracketedIn(name, TITLE_BRACKETS)
        .map(({ content }) => content)
        .join(' '),
    ),
    series: SERIES.filter((word) => whole.includes(word)).map((word) => SAME_SERIES[word] ?? word),
  };
}

/** The festival of which the name tells a part; null where it tells of the whole. */
export function headOf(name: string): string | null {
  const key = nameKey(name);
  const end = HEAD_ENDS.exec(key);
  const head = end === null ? '' : key.slice(0, end.index + end[0].length);
  return head.length >= LEAST_HEAD && head !== key ? head : null;
}

/** Whether two names have one core, and no two scopes: 전국비보이대회 is not 세계비보이대회. */
export function coresAgree(a: NameParts, b: NameParts): boolean {
  return a.core === b.core && (a.scope === b.scope || a.scope === '' || b.scope === '');
}

/** A region with nothing but a word for festival, as 동대문페스티벌, is a name that stays whole. */
function coreOf(whole: string, region: RegionCodes | null): { core: string; scope: string } {
  const local = withoutRegion(whole, region);
  const kindless = withoutKind(local);
  const scope = SCOPE.exec(kindless)?.[0] ?? '';
  const scopeless = longEnough(kindless.slice(scope.length));
  if (scopeless !== null) return { core: scopeless, scope };
  return { core: longEnough(kindless) ?? longEnough(kindless === '' ? whole : local) ?? whole, scope: '' };
}

/** 문화축제 and 축제한마당 are two words for festival: the outer one alone would leave the inner. */
function withoutKind(name: string): string {
  const once = name.replace(KIND, '');
  return longEnough(once.replace(KIND, '')) ?? once;
}

function withoutRegion(whole: string, region: RegionCodes | null): string {
  if (region === null) return whole;
  const names = namesOf(region);
  for (let rest = whole; ;) {
    const found = names.find((name) => rest.startsWith(name));
    if (found === undefined) return rest;
    rest = rest.slice(found.length);
  }
}

const cachedNames = new Map<string, string[]>();

/** Longest first, so that 보령시 goes before 보령. */
function namesOf({ provinceCode, districtCode }: RegionCodes): string[] {
  const code = districtCode ?? provinceCode;
  const known = cachedNames.get(code);
  if (known !== undefined) return known;
  const province = provinces.find((one) => one.code === provinceCode);
  const district = districts.find((one) => one.code === districtCode);
  const full = [
    ...(province === undefined ? [] : provinceNames(province)),
    ...(district === undefined ? [] : [district.name, ...district.formerNames, ...district.wards]),
  ];
  const names = [...new Set([...full, ...full.map(stem)].map((name) => name.toLowerCase()))]
    .filter((name) => /^[가-힣]{2,}$/u.test(name))
    .sort((a, b) => b.length - a.length);
  cachedNames.set(code, names);
  return names;
}

function longEnough(text: string): string | null {
  return text.length >= 2 ? text : null;
}
