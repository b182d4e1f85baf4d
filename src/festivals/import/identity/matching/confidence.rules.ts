import type { Commonness } from './commonness.rules.js';
import { contradictionOf } from './contradiction.rules.js';
import { type Features, featuresOf } from './features.rules.js';
import { sameNumber } from './number.rules.js';
import type { Traits } from './traits.rules.js';

type Weights = Readonly<Record<keyof Features, number>> & { readonly base: number };

const WITHIN_LANGUAGE: Weights = {
  base: -5.6,
  sameName: 8.4,
  sameCore: 5.2,
  longName: 2.6,
  likeName: 5,
  nameWithin: 1.3,
  nameEnds: 1.1,
  otherName: -2,
  likeRoman: 0,
  sameDistrict: 2.1,
  ofProvince: 1.8,
  otherDistrict: -1.4,
  shortElsewhere: -1.5,
  otherProvince: -2.8,
  near: 1,
  far: -1.5,
  likePlace: 0.5,
  sameBody: 1.1,
  otherBody: -0.7,
  samePhone: 0.6,
  samePage: 1.1,
  samePicture: 5,
  sameDays: 1.5,
  sameSeason: 1.7,
  otherSeason: -1.6,
  sameFounding: 1.5,
  otherFounding: -1.5,
  otherNumber: -3,
};

const ACROSS_LANGUAGES: Weights = {
  ...WITHIN_LANGUAGE,
  base: -5.4,
  likeRoman: 2.3,
  near: 2.6,
  far: -5,
  samePicture: 8,
  sameDays: 3.8,
  sameSeason: 3,
  samePhone: 3.3,
  sameDistrict: 0,
  otherProvince: 0,
  ofProvince: 0,
  otherDistrict: 0,
  otherNumber: 0,
};

const FEATURES = Object.keys(WITHIN_LANGUAGE).filter((name) => name !== 'base') as (keyof Features)[];
const LEAST_REASON = 0.5;

/** How sure it is that two records speak of one festival, from 0, where they contradict each other, to 1. */
export function confidenceOf(a: Traits, b: Traits, commonness: Commonness): number {
  if (sameNumber(a, b)) return 1;
  if (contradictionOf(a, b) !== null) return 0;
  const features = featuresOf(a, b, commonness);
  const weights = weightsFor(a, b);
  let sum = weights.base;
  for (const name of FEATURES) sum += features[name] * weights[name];
  // Rounded, so that it is the same on every machine.
  return Math.round(1e6 / (1 + Math.exp(-sum))) / 1e6;
}

/** What speaks most for (+) and against (-) it, strongest first. */
export function reasonsOf(a: Traits, b: Traits, commonness: Commonness): string[] {
  const features = featuresOf(a, b, commonness);
  const weights = weightsFor(a, b);
  return FEATURES.map((name) => ({ name, term: features[name] * weights[name] }))
    .filter(({ term }) => Math.abs(term) >= LEAST_REASON)
    .sort((x, y) => Math.abs(y.term) - Math.abs(x.term) || (x.name < y.name ? -1 : 1))
    .map(({ name, term }) => `${term > 0 ? '+' : '-'}${name}`);
}

function weightsFor(a: Traits, b: Traits): Weights {
  return a.record.language === b.record.language ? WITHIN_LANGUAGE : ACROSS_LANGUAGES;
}
