import { type Day, daysBetween } from '../../shared/clock.js';
import { alikeness, AXES, type Axis, type ContentVector, meanVector } from '../model/content.rules.js';
import { isSynthetic, type ItemModel } from '../model/item-model.js';
import type { Interest } from '../signals/signal.weight.rules.js';
import type { Candidate } from './open.rules.js';
import { distanceKm, type Point } from './distance.js';

/** One additive part of a score, with what a reason needs to tell it truly. */
export type Term =
  | { readonly name: 'collaborative'; readonly value: number; readonly sources: readonly Source[] }
  | { readonly name: Axis; readonly value: number }
  | {
      readonly name: 'popularity';
      readonly value: number;
      readonly level: number;
      readonly synthetic: boolean;
    }
  | { readonly name: 'rating'; readonly value: number; readonly mean: number; readonly count: number }
  | { readonly name: 'time'; readonly value: number; readonly days: number }
  | { readonly name: 'distance'; readonly value: number; readonly km: number }
  | { readonly name: 'estimate'; readonly value: number }
  | { readonly name: 'misery'; readonly value: number }
  | { readonly name: 'exploration'; readonly value: number };

/** A festival of the person's own history and how much of the term comes from it. */
export interface Source {
  readonly interest: Interest;
  readonly value: number;
  readonly synthetic: boolean;
}

export interface Scored {
  readonly festival: Candidate;
  /** The sum of the terms. */
  readonly score: number;
  readonly terms: readonly Term[];
}

/** What the score depends on besides the festival itself. */
export interface Setting {
  readonly today: Day;
  readonly near?: Point | undefined;
  /** Empty for people without an account and for those who switched personalisation off. */
  readonly interests: readonly Interest[];
  readonly model: ItemModel | null;
  readonly content: ReadonlyMap<string, ContentVector>;
}

const WEIGHT = {
  collaborative: 1,
  content: 0.9,
  popularity: 0.35,
  rating: 0.25,
  time: 0.4,
  distance: 0.5,
  estimate: -0.15,
};
/** Interests (bookmarks of today) at which the personal terms have half their weight. */
const HALF_TRUST = 1;
/** A similarity that counts as full agreement where no candidate reaches it. */
const FULL_SIMILARITY = 0.2;
const TIME_SCALE_DAYS = 30;
const DISTANCE_SCALE_KM = 40;
/** So much liking is popular wherever the catalogue has nothing more popular. */
const LIKED_BY_MANY = 10;
const PRIOR_RATING = { mean: 3.5, count: 5 };

/**
 * Scores candidates as a sum of terms:
 * personal ones, times n / (n + 1) for n = Σ|interest|:
 * - collaborative: Σ interest × similarity / Σ|interest|, against the best candidate's;
 * - category, theme, region, season: the axes of the mean content vector · the candidate's;
 * and those that everybody gets:
 * - popularity: ln(1 + liking) / ln(1 + the most, at least 10);
 * - rating: (mean shrunk to 3.5 by five imagined ratings - 3.5) / 1.5;
 * - time: 1 while it runs, else e^(-days / 30); estimate: a fixed loss;
 * - distance: e^(-km / 40), where a place was given.
 */
export function scoreAll(candidates: readonly Candidate[], setting: Setting): Scored[] {
  const personal = personalTerms(candidates, setting);
  const popularity = popularityTerms(candidates, setting);
  return candidates.map((festival, index) => {
    const terms: Term[] = [
      ...(personal[index] as Term[]),
      popularity[index] as Term,
      ratingTerm(festival),
      timeTerm(festival, setting.today),
    ];
    if (festival.edition.estimated) terms.push({ name: 'estimate', value: WEIGHT.estimate });
    if (setting.near !== undefined && festival.point !== null) {
      const km = distanceKm(setting.near, festival.point);
      terms.push({ name: 'distance', value: WEIGHT.distance * Math.exp(-km / DISTANCE_SCALE_KM), km });
    }
    return { festival, terms, score: sumOf(terms) };
  });
}

export function sumOf(terms: readonly Term[]): number {
  return terms.reduce((sum, { value }) => sum + value, 0);
}

function personalTerms(candidates: readonly Candidate[], { interests, model, content }: Setting): Term[][] {
  const total = interests.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
  if (total === 0) return candidates.map(() => []);
  const trust = total / (total + HALF_TRUST);
  const collaborative = collaborativeSums(candidates, interests, total, model);
  const best = Math.max(FULL_SIMILARITY, ...collaborative.map(({ sum }) => Math.abs(sum)));
  const known = interests.flatMap((interest) => {
    const vector = content.get(interest.festivalId);
    return vector === undefined ? [] : [{ interest, vector, weight: interest.weight }];
  });
  const wanted = meanVector(known);
  return candidates.map(({ id }, index) => {
    const { sum, sources } = collaborative[index] as (typeof collaborative)[number];
    const scale = (trust * WEIGHT.collaborative) / best;
    const terms: Term[] =
      sum === 0 ? [] : [{ name: 'collaborative', value: scale * sum, sources: scaled(sources, scale) }];
    const vector = content.get(id);
    if (vector === undefined) return terms;
    const alike = alikeness(wanted, vector);
    for (const axis of AXES)
      if (alike[axis] !== 0) terms.push({ name: axis, value: trust * WEIGHT.content * alike[axis] });
    return terms;
  });
}

function collaborativeSums(
  candidates: readonly Candidate[],
  interests: readonly Interest[],
  total: number,
  model: ItemModel | null,
): { sum: number; sources: Source[] }[] {
  const sources = new Map<string, Source[]>();
  for (const interest of interests) {
    const own = model?.numberOf.get(interest.festivalId);
    if (model === null || own === undefined) continue;
    const { numbers, weights } = model.neighboursOf(own);
    numbers.forEach((number, at) => {
      const weight = weights[at] as number;
      // What speaks against another is no reason that could be told.
      if (weight <= 0) return;
      const festivalId = model.festivals[number] as string;
      const of = sources.get(festivalId) ?? [];
      const value = (interest.weight * weight) / total;
      of.push({ interest, value, synthetic: isSynthetic(model, own, number) });
      sources.set(festivalId, of);
    });
  }
  return candidates.map(({ id }) => {
    const of = sources.get(id) ?? [];
    return { sum: of.reduce((sum, { value }) => sum + value, 0), sources: of };
  });
}

function scaled(sources: readonly Source[], scale: number): Source[] {
  return sources.map((source) => ({ ...source, value: source.value * scale }));
}

function popularityTerms(candidates: readonly Candidate[], { model }: Setting): Term[] {
  const likings = candidates.map((candidate) => likingOf(candidate, model));
  const most = Math.max(LIKED_BY_MANY, ...likings.map(({ weight }) => weight));
  return likings.map(({ weight, synthetic }) => {
    const level = Math.log1p(weight) / Math.log1p(most);
    return { name: 'popularity', value: WEIGHT.popularity * level, level, synthetic };
  });
}

/** As the model has it (decayed with age), and never less than what is kept and rated right now. */
function likingOf(
  { id, bookmarkCount, rating }: Candidate,
  model: ItemModel | null,
): { weight: number; synthetic: boolean } {
  const now = { weight: bookmarkCount + rating.count, synthetic: false };
  const number = model?.numberOf.get(id);
  if (model === null || number === undefined) return now;
  const { weights, synthetic } = model.liking;
  const weight = weights[number] as number;
  return now.weight >= weight ? now : { weight, synthetic: synthetic[number] === 1 };
}

function ratingTerm({ rating: { sum, count } }: Candidate): Term {
  const shrunk = (sum + PRIOR_RATING.mean * PRIOR_RATING.count) / (count + PRIOR_RATING.count);
  const value = WEIGHT.rating * ((shrunk - PRIOR_RATING.mean) / (5 - PRIOR_RATING.mean));
  return { name: 'rating', value, mean: count === 0 ? 0 : sum / count, count };
}

function timeTerm({ edition: { startsOn } }: Candidate, today: Day): Term {
  const days = Math.max(0, daysBetween(today, startsOn));
  return { name: 'time', value: WEIGHT.time * Math.exp(-days / TIME_SCALE_DAYS), days };
}
