import type { Interest } from '../signals/signal.weight.rules.js';
import type { FestivalFacts } from './catalogue/festival-facts.js';
import type { Point } from './distance.js';
import { FEATURES, ownFeatures, SHARED_FEATURES } from './learned/features.js';
import type { PersonView } from './learned/person.view.js';
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
const FROM_VISITED = FEATURES.indexOf('distance from places visited, logarithm');
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
  const of = new Weighing(setting);
  const scores = of.scoresOf(numbers);
  const { catalogue } = setting.facts;
  return numbers.map(
    (number, at) => new ByFeatures(catalogue.at(number) as Candidate, number, scores[at]!, of),
  );
}

/** The features of some candidates for one person, of which only sums are kept: to be made again is cheaper. */
class Weighing {
  private readonly used: Int32Array;
  private readonly usedShared: Int32Array;
  private readonly usedOwn: Int32Array;
  private readonly means = new Float64Array(WIDTH);
  private readonly row = new Float64Array(WIDTH);
  private readonly view: PersonView;

  constructor(private readonly setting: Setting) {
    const { view } = setting.taste;
    // Measuring costs most of all, so what does not count is not measured.
    this.view = setting.weights[FROM_VISITED] === 0 ? { ...view, fromVisited: () => 0 } : view;
    this.used = Int32Array.from(setting.weights.keys()).filter((f) => setting.weights[f] !== 0);
    this.usedShared = this.used.filter((f) => f < SHARED_FEATURES);
    this.usedOwn = this.used.filter((f) => f >= SHARED_FEATURES);
  }

  /** In the order of the candidates, who from here on are those that the means are of. */
  scoresOf(numbers: readonly number[]): Float64Array {
    const { usedShared, usedOwn, means, row, view } = this;
    const { facts, weights } = this.setting;
    const { shared } = facts;
    const scores = new Float64Array(numbers.length);
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at]!;
      const from = facts.sharedFrom(number);
      ownFeatures(facts, view, number, row, SHARED_FEATURES);
      let score = 0;
      for (let one = 0; one < usedShared.length; one += 1) {
        const f = usedShared[one]!;
        const value = shared[from + f]!;
        score += weights[f]! * value;
        means[f]! += value;
      }
      for (let one = 0; one < usedOwn.length; one += 1) {
        const f = usedOwn[one]!;
        score += weights[f]! * row[f]!;
        means[f]! += row[f]!;
      }
      scores[at] = score;
    }
    let usual = 0;
    for (const f of this.used) {
      means[f] = IS_COMMON[f] ? means[f]! / numbers.length : 0;
      usual += weights[f]! * means[f];
    }
    return scores.map((score) => score - usual);
  }

  termsOf(number: number): Term[] {
    const { facts, weights } = this.setting;
    const from = facts.sharedFrom(number);
    this.row.set(facts.shared.subarray(from, from + SHARED_FEATURES));
    ownFeatures(facts, this.view, number, this.row, SHARED_FEATURES);
    return termsOf((f) => weights[f]! * (this.row[f]! - this.means[f]!), this.used);
  }
}

class ByFeatures implements Scored {
  constructor(
    readonly festival: Candidate,
    readonly number: number,
    readonly score: number,
    private readonly of: Weighing,
  ) {}

  /** Made when somebody asks, which is of few. */
  get terms(): Term[] {
    return this.of.termsOf(this.number);
  }
}

function termsOf(partOf: (feature: number) => number, used: Int32Array): Term[] {
  const values = new Float64Array(TERM_NAMES.length);
  const isThere = new Uint8Array(TERM_NAMES.length);
  for (const f of used) {
    values[TERM_AT[f]!]! += partOf(f);
    isThere[TERM_AT[f]!] = 1;
  }
  const terms: Term[] = [];
  for (const [at, name] of TERM_NAMES.entries())
    if (isThere[at] === 1) terms.push({ name, value: values[at]! });
  return terms;
}
