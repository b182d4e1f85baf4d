import type { Commonness } from './commonness.rules.js';
import { contradictionOf } from './contradiction.rules.js';
import { type Features, featuresOf } from './features.rules.js';
import { sameNumber } from './number.rules.js';
import type { Traits } from './traits.rules.js';

export interface Likelihood {
  /** 0 to 1, rounded so that it is the same on every machine. */
  readonly confidence: number;
  /** What spoke most for and against it, strongest first. */
  readonly reasons: readonly string[];
}

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

/** How sure it is that two records speak of one festival; 0 where they contradict each other. */
export function likelihoodOf(a: Traits, b: Traits, commonness: Commonness): Likelihood {
  if (sameNumber(a, b)) return { confidence: 1, reasons: ['sameNumber'] };
  const contradiction = contradictionOf(a, b);
  if (contradiction !== null) return { confidence: 0, reasons: [contradiction] };
  const weights = a.record.language === b.record.language ? WITHIN_LANGUAGE : ACROSS_LANGUAGES;
  const terms = Object.entries(featuresOf(a, b, commonness)).map(([name, value]: [string, number]) => ({
    name,
    term: value * weights[name as keyof Features],
  }));
  const sum = terms.reduce((total, { term }) => total + term, weights.base);
  return {
    confidence: Math.round(1e6 / (1 + Math.exp(-sum))) / 1e6,
    reasons: terms
      .filter(({ term }) => Math.abs(term) >= 0.5)
      .sort((x, y) => Math.abs(y.term) - Math.abs(x.term) || (x.name < y.name ? -1 : 1))
      .map(({ name, term }) => `${term > 0 ? '+' : '-'}${name}`),
  };
}
