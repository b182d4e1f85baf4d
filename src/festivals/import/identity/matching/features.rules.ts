import { kilometresBetween } from './distance.rules.js';
import type { NameParts } from './name-parts.rules.js';
import { seasonalDistance } from './season.rules.js';
import { jamoLikeness, pairLikeness } from './text-likeness.rules.js';
import type { Traits } from './traits.rules.js';

/** What speaks for or against two records being of one festival; each from 0 (not at all) to 1. */
export interface Features {
  readonly sameName: number;
  /** Same but for region and the word for festival. */
  readonly sameCore: number;
  /** Alike in pairs of characters or in jamo; 0 where they are the same already. */
  readonly likeName: number;
  /** One core within the other. */
  readonly nameWithin: number;
  readonly otherName: number;
  readonly sameDistrict: number;
  readonly otherDistrict: number;
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
  /** One provider's list has them under two numbers. */
  readonly otherNumber: number;
}

const NEAR_KM = 1.5;
const FAR_KM = 40;
const NEAR_DAYS = 40;
const FAR_DAYS = 150;
/** Unrelated Korean words share about half of their jamo. */
const LEAST_JAMO = 0.6;

export function featuresOf(a: Traits, b: Traits): Features {
  const name = nameFeatures(a, b);
  const km = kilometresBetween(a.record.point, b.record.point);
  const [here, there] = [a.record.region, b.record.region];
  const bothDistricts = Boolean(here?.districtCode && there?.districtCode);
  const sameDistrict = bothDistricts && here?.districtCode === there?.districtCode;
  const apart = seasonApart(a, b);
  const founding = a.founded === null || b.founded === null ? null : Math.abs(a.founded - b.founded);
  const sharedBody = share(a.bodies, b.bodies);
  return {
    ...name,
    sameDistrict: Number(sameDistrict),
    otherDistrict: Number(bothDistricts && !sameDistrict),
    otherProvince: Number(here !== null && there !== null && here.provinceCode !== there.provinceCode),
    near: km === null ? 0 : Math.exp(-km / NEAR_KM),
    far: km === null ? 0 : Math.min(km / FAR_KM, 1),
    likePlace: pairLikeness(a.place, b.place),
    sameBody: Number(sharedBody),
    otherBody: Number(!sharedBody && a.bodies.length > 0 && b.bodies.length > 0),
    samePhone: Number(share(a.phones, b.phones)),
    samePage: Number(a.homepage !== null && a.homepage === b.homepage),
    samePicture: Number(share(a.pictures, b.pictures)),
    sameDays: Number(sameDays(a, b)),
    sameSeason: apart === null ? 0 : Math.max(0, 1 - apart / NEAR_DAYS),
    otherSeason: apart === null ? 0 : Math.min(1, Math.max(0, apart - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS)),
    sameFounding: Number(founding !== null && founding <= 1),
    otherFounding: founding === null ? 0 : Math.min(1, Math.max(0, founding - 3) / 3),
    otherNumber: Number(
      a.record.provider === b.record.provider &&
        a.record.externalId !== null &&
        b.record.externalId !== null &&
        a.record.externalId !== b.record.externalId,
    ),
  };
}

type NameFeatures = Pick<Features, 'sameName' | 'sameCore' | 'likeName' | 'nameWithin' | 'otherName'>;

const UNKNOWN_NAME: NameFeatures = { sameName: 0, sameCore: 0, likeName: 0, nameWithin: 0, otherName: 0 };

/** The best of all names either goes by; names in two languages say nothing. */
function nameFeatures(a: Traits, b: Traits): NameFeatures {
  if (a.record.language !== b.record.language) return UNKNOWN_NAME;
  const pairs = a.names.flatMap((left) => b.names.map((right) => ({ left, right })));
  if (pairs.length === 0) return UNKNOWN_NAME;
  if (pairs.some(({ left, right }) => left.whole === right.whole)) return { ...UNKNOWN_NAME, sameName: 1 };
  if (pairs.some(({ left, right }) => left.core === right.core)) return { ...UNKNOWN_NAME, sameCore: 1 };
  const likeName = Math.max(...pairs.map(({ left, right }) => likeness(left, right)));
  return {
    ...UNKNOWN_NAME,
    likeName,
    nameWithin: Number(pairs.some(({ left, right }) => within(left.core, right.core))),
    otherName: Number(likeName < 0.2),
  };
}

function likeness(left: NameParts, right: NameParts): number {
  const jamo = (jamoLikeness(left.core, right.core) - LEAST_JAMO) / (1 - LEAST_JAMO);
  return Math.max(pairLikeness(left.core, right.core), jamo, 0);
}

function within(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

function seasonApart(a: Traits, b: Traits): number | null {
  const [left, right] = [a.record.days, b.record.days];
  return left === null || right === null ? null : seasonalDistance(left.startsOn, right.startsOn);
}

function sameDays(a: Traits, b: Traits): boolean {
  const [left, right] = [a.record.days, b.record.days];
  return left !== null && right !== null && left.startsOn === right.startsOn && left.endsOn === right.endsOn;
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.includes(one));
}
