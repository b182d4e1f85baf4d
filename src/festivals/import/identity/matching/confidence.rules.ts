import { contradictionOf } from './contradiction.rules.js';
import { type Features, featuresOf } from './features.rules.js';
import type { Traits } from './traits.rules.js';

export interface Likelihood {
  /** 0 to 1, rounded so that it is the same on every machine. */
  readonly confidence: number;
  /** What spoke most for and against it, strongest first. */
  readonly reasons: readonly string[];
}

const WITHIN_LANGUAGE: Record<keyof Features, number> & { base: number } = {
  base: -5,
  sameName: 5,
  sameCore: 4.2,
  likeName: 4.5,
  nameWithin: 1.2,
  otherName: -2,
  sameDistrict: 2,
  otherDistrict: -1.5,
  otherProvince: -3,
  near: 1.2,
  far: -1.5,
  likePlace: 1.2,
  sameBody: 1.8,
  otherBody: -0.3,
  samePhone: 1.2,
  samePage: 1.5,
  samePicture: 5,
  sameDays: 1,
  sameSeason: 1.2,
  otherSeason: -1.5,
  sameFounding: 1.5,
  otherFounding: -1.5,
  otherNumber: -3,
};

const ACROSS_LANGUAGES: Record<keyof Features, number> & { base: number } = {
  ...WITHIN_LANGUAGE,
  base: -5,
  near: 3,
  far: -5,
  samePicture: 8,
  sameDays: 4,
  samePhone: 2.5,
  sameDistrict: 0,
  otherDistrict: 0,
  otherProvince: -3,
  otherNumber: 0,
};

/** How sure it is that two records speak of one festival; 0 where they contradict each other. */
export function likelihoodOf(a: Traits, b: Traits): Likelihood {
  if (sameNumber(a, b)) return { confidence: 1, reasons: ['sameNumber'] };
  const contradiction = contradictionOf(a, b);
  if (contradiction !== null) return { confidence: 0, reasons: [contradiction] };
  const weights = a.record.language === b.record.language ? WITHIN_LANGUAGE : ACROSS_LANGUAGES;
  const terms = Object.entries(featuresOf(a, b)).map(([name, value]: [string, number]) => ({
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

/** The number that a festival has at its origin is one wherever it is copied. */
export function sameNumber(a: Traits, b: Traits): boolean {
  return a.record.externalId !== null && a.record.externalId === b.record.externalId;
}
