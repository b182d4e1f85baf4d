import type { Interest } from '../signals/signal.weight.rules.js';
import type { FestivalFacts } from './catalogue/festival-facts.js';
import type { Point } from './distance.js';
import { FEATURES, ownFeatures, SHARED_FEATURES } from './learned/features.js';
import type { Candidate } from './open.rules.js';
import { PersonTaste } from './person.taste.js';
import { COMMON_TERMS, type Term, TERM_NAMES, TERM_OF } from './term.rules.js';
import { weightsFor } from './weights.js';

export interface Scored {
  readonly festival: Candidate;
  /** In the catalogue. */
  readonly number: number;
  /** The sum of the terms. */
  readonly score: number;
  readonly terms: readonly Term[];
}

/** What a score depends on besides the festival itself. */
export interface Setting {
  readonly facts: FestivalFacts;
  readonly taste: PersonTaste;
  /** Of {@link FEATURES}. */
  readonly weights: Float64Array;
}

const WIDTH = FEATURES.length;
const IS_COMMON = FEATURES.map((name) => COMMON_TERMS.has(TERM_OF[name]));
const TERM_AT = FEATURES.map((name) => TERM_NAMES.indexOf(TERM_OF[name]));

/** Interests are empty for people without an account and for those who switched personalisation off. */
export function settingFor(
  facts: FestivalFacts,
  interests: readonly Interest[],
  near: Point | undefined,
): Setting {
  const taste = new PersonTaste(facts, interests, near);
  return { facts, taste, weights: weightsFor(facts.model?.ranking ?? null, taste.amount) };
}

/**
 * Scores candidates, by number, as a weighted sum of their features: Σ w_f x_f for those of the person's taste, whose 0
 * is that there is nothing in common, and Σ w_f (x_f − x̄_f) for the others, where x̄ is the mean over the candidates:
 * that all begin within the week speaks for none of them (the linear case of Shapley values, Lundberg and Lee 2017).
 * So the terms add up to the score and say what moved it.
 */
export function scoreAll(numbers: readonly number[], setting: Setting): Scored[] {
  const { facts, taste, weights } = setting;
  const features = new Float64Array(numbers.length * WIDTH);
  numbers.forEach((number, at) => {
    facts.writeShared(number, features, at * WIDTH);
    ownFeatures(facts, taste.view, number, features, at * WIDTH + SHARED_FEATURES);
  });
  const used = Int32Array.from(weights.keys()).filter((f) => weights[f] !== 0);
  const of = { weights, used, means: meansOf(features, used), features };
  return numbers.map(
    (number, at) => new ByFeatures(facts.catalogue.at(number) as Candidate, number, at * WIDTH, of),
  );
}

interface Features {
  readonly weights: Float64Array;
  /** Those whose weight is not 0. */
  readonly used: Int32Array;
  readonly means: Float64Array;
  /** By candidate, all of one after all of another. */
  readonly features: Float64Array;
}

class ByFeatures implements Scored {
  readonly score: number;

  constructor(
    readonly festival: Candidate,
    readonly number: number,
    private readonly from: number,
    private readonly of: Features,
  ) {
    const { used } = of;
    let score = 0;
    for (let at = 0; at < used.length; at += 1) score += this.part(used[at]!);
    this.score = score;
  }

  /** Made when somebody asks, which is of few. */
  get terms(): Term[] {
    return termsOf((f) => this.part(f), this.of.used);
  }

  private part(feature: number): number {
    const { weights, means, features } = this.of;
    return weights[feature]! * (features[this.from + feature]! - means[feature]!);
  }
}

/** Of those that everybody has; of all others what is usual is nothing. */
function meansOf(features: Float64Array, used: Int32Array): Float64Array {
  const means = new Float64Array(WIDTH);
  for (const f of used) {
    if (!IS_COMMON[f]) continue;
    let sum = 0;
    for (let at = f; at < features.length; at += WIDTH) sum += features[at]!;
    means[f] = (sum * WIDTH) / features.length;
  }
  return means;
}

function termsOf(partOf: (feature: number) => number, used: Int32Array): Term[] {
  const values = new Float64Array(TERM_NAMES.length);
  const isThere = new Uint8Array(TERM_NAMES.length);
  for (const f of used) {
    values[TERM_AT[f]!]! += partOf(f);
    isThere[TERM_AT[f]!] = 1;
  }
  return TERM_NAMES.flatMap((name, at) => (isThere[at] === 1 ? [{ name, value: values[at]! }] : []));
}
