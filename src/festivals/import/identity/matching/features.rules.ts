import { romanize } from 'es-hangul';
import type { Commonness } from './commonness.rules.js';
import { kilometresBetween } from './distance.rules.js';
import { coresAgree, type NameParts } from './name-parts.rules.js';
import { otherNumber } from './number.rules.js';
import { seasonalDistance } from './season.rules.js';
import { editLikeness, pairLikeness, setLikeness } from './text-likeness.rules.js';
import type { Traits } from './traits.rules.js';

/** What speaks for or against two records being of one festival; each from 0 (not at all) to 1. */
export interface Features {
  readonly sameName: number;
  /** Same but for region and the word for festival. */
  readonly sameCore: number;
  /** How long the shared name is: 벚꽃 is anybody's, 얼음나라화천산천어 is not. */
  readonly longName: number;
  /** Alike in pairs of characters or in jamo; 0 where they are the same already. */
  readonly likeName: number;
  /** One core within the other; the longer, the more it says. */
  readonly nameWithin: number;
  /** One core ends with the other: what a Korean name is about stands last. */
  readonly nameEnds: number;
  readonly otherName: number;
  /** The name of one, romanised, is alike the English one of the other. */
  readonly likeRoman: number;
  readonly sameDistrict: number;
  /** In two districts of one province, by a name that speaks of the province. */
  readonly ofProvince: number;
  readonly otherDistrict: number;
  /** In two districts, by a name so short that both may have it. */
  readonly shortElsewhere: number;
  readonly otherProvince: number;
  readonly near: number;
  readonly far: number;
  readonly likePlace: number;
  readonly sameBody: number;
  readonly otherBody: number;
  readonly samePhone: number;
  readonly samePage: number;
  readonly samePicture: number;
  readonly sameDays: number;
  readonly sameSeason: number;
  readonly otherSeason: number;
  readonly sameFounding: number;
  readonly otherFounding: number;
  /** One origin has them under two numbers. */
  readonly otherNumber: number;
}

const NEAR_KM = 1.5;
const FAR_KM = 40;
const NEAR_DAYS = 40;
const FAR_DAYS = 150;
/** Unrelated Korean words share about half of their jamo. */
const LEAST_JAMO = 0.6;

export function featuresOf(a: Traits, b: Traits, commonness: Commonness): Features {
  const km = kilometresBetween(a.record.point, b.record.point);
  const sameDays = daysAgree(a, b);
  const apart = sameDays ? 0 : seasonApart(a, b);
  const founding = a.founded === null || b.founded === null ? null : Math.abs(a.founded - b.founded);
  const sameBody = commonness.rarity('body', a, b);
  const name = nameFeatures(a, b);
  const region = regionFeatures(a, b);
  return {
    ...name,
    likeRoman: romanLikeness(a, b),
    ...region,
    shortElsewhere: region.otherDistrict * (name.sameName + name.sameCore) * (1 - name.longName),
    near: km === null ? 0 : Math.exp(-km / NEAR_KM),
    far: km === null ? 0 : Math.min(km / FAR_KM, 1),
    likePlace: setLikeness(a.placePairs, b.placePairs),
    sameBody,
    otherBody: Number(sameBody === 0 && a.bodies.length > 0 && b.bodies.length > 0),
    samePhone: commonness.rarity('phone', a, b),
    samePage: commonness.rarity('page', a, b),
    samePicture: Number(a.pictures.some((picture) => b.pictures.includes(picture))),
    sameDays: Number(sameDays),
    sameSeason: apart === null ? 0 : Math.max(0, 1 - apart / NEAR_DAYS),
    otherSeason: apart === null ? 0 : Math.min(1, Math.max(0, apart - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS)),
    sameFounding: Number(founding !== null && founding <= 1),
    otherFounding: founding === null ? 0 : Math.min(1, Math.max(0, founding - 3) / 3),
    otherNumber: Number(otherNumber(a, b)),
  };
}

type NameFeatures = Pick<
  Features,
  'sameName' | 'sameCore' | 'longName' | 'likeName' | 'nameWithin' | 'nameEnds' | 'otherName'
>;

const UNKNOWN_NAME: NameFeatures = {
  sameName: 0,
  sameCore: 0,
  longName: 0,
  likeName: 0,
  nameWithin: 0,
  nameEnds: 0,
  otherName: 0,
};

/** The best of all names either goes by; names in two languages say nothing. */
function nameFeatures(a: Traits, b: Traits): NameFeatures {
  if (a.record.language !== b.record.language) return UNKNOWN_NAME;
  const pairs = a.names.flatMap((left) => b.names.map((right) => ({ left, right })));
  if (pairs.length === 0) return UNKNOWN_NAME;
  const same = pairs.find(({ left, right }) => left.whole === right.whole);
  if (same !== undefined) return { ...UNKNOWN_NAME, sameName: 1, longName: lengthOf(same.left) };
  const core = pairs.find(({ left, right }) => coresAgree(left, right));
  if (core !== undefined) return { ...UNKNOWN_NAME, sameCore: 1, longName: lengthOf(core.left) };
  const likeName = Math.max(...pairs.map(({ left, right }) => likeness(left, right)));
  const nameEnds = pairs.some(({ left, right }) => endsAlike(left.core, right.core));
  return {
    ...UNKNOWN_NAME,
    likeName,
    nameWithin: Math.max(...pairs.map(({ left, right }) => within(left.core, right.core))),
    nameEnds: Number(nameEnds),
    otherName: Number(likeName < 0.2 && !nameEnds),
  };
}

/** None for the two syllables that every town has, all from seven on. */
function lengthOf({ core }: NameParts): number {
  return Math.min(1, Math.max(0, ([...core].length - 2) / 5));
}

function likeness(left: NameParts, right: NameParts): number {
  const pairs = setLikeness(left.pairs, right.pairs);
  const [shorter, longer] = [left.jamo.length, right.jamo.length].sort((a, b) => a - b) as [number, number];
  if (shorter < longer * LEAST_JAMO) return pairs;
  return Math.max(pairs, (editLikeness(left.jamo, right.jamo) - LEAST_JAMO) / (1 - LEAST_JAMO));
}

function within(a: string, b: string): number {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return longer.includes(shorter) ? Math.min(1, (shorter.length - 1) / 4) : 0;
}

function endsAlike(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a);
}

function romanLikeness(a: Traits, b: Traits): number {
  const [korean, english] = a.record.language === 'ko' ? [a, b] : [b, a];
  if (korean.record.language !== 'ko' || english.record.language !== 'en') return 0;
  const [name, written] = [korean.names[0]?.core, english.names[0]?.core];
  return name === undefined || written === undefined
    ? 0
    : pairLikeness(romanize(name).replaceAll(/[^a-z]/gu, ''), written);
}

function regionFeatures(
  a: Traits,
  b: Traits,
): Pick<Features, 'sameDistrict' | 'ofProvince' | 'otherDistrict' | 'otherProvince'> {
  const [here, there] = [a.record.region, b.record.region];
  const otherProvince = here !== null && there !== null && here.provinceCode !== there.provinceCode;
  const known = Boolean(here?.districtCode && there?.districtCode);
  const sameDistrict = known && here?.districtCode === there?.districtCode;
  const ofProvince =
    known &&
    !sameDistrict &&
    !otherProvince &&
    a.names.some((one) => one.ofProvince) &&
    b.names.some((one) => one.ofProvince);
  return {
    sameDistrict: Number(sameDistrict),
    ofProvince: Number(ofProvince),
    otherDistrict: Number(known && !sameDistrict && !ofProvince),
    otherProvince: Number(otherProvince),
  };
}

function seasonApart({ season: a }: Traits, { season: b }: Traits): number | null {
  return a === null || b === null ? null : seasonalDistance(a, b);
}

function daysAgree(a: Traits, b: Traits): boolean {
  const [left, right] = [a.record.days, b.record.days];
  return left !== null && right !== null && left.startsOn === right.startsOn && left.endsOn === right.endsOn;
}
