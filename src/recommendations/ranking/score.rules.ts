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
  private readonly means = new Float64Array(WIDTH);
  private readonly row = new Float64Array(WIDTH);

  constructor(private readonly setting: Setting) {
    this.used = Int32Array.from(setting.weights.keys()).filter((f) => setting.weights[f] !== 0);
  }

  /** In the order of the candidates, who from here on are those that the means are of. */
  scoresOf(numbers: readonly number[]): Float64Array {
    const { used, means, row } = this;
    const { weights } = this.setting;
    const scores = new Float64Array(numbers.length);
    for (let at = 0; at < numbers.length; at += 1) {
      this.write(numbers[at]!);
      let score = 0;
      for (let one = 0; one < used.length; one += 1) {
        const f = used[one]!;
        score += weights[f]! * row[f]!;
        if (IS_COMMON[f]) means[f]! += row[f]! / numbers.length;
      }
      scores[at] = score;
    }
    const usual = used.reduce((sum, f) => sum + weights[f]! * means[f]!, 0);
    return scores.map((score) => score - usual);
  }

  termsOf(number: number): Term[] {
    this.write(number);
    const { weights } = this.setting;
    return termsOf((f) => weights[f]! * (this.row[f]! - this.means[f]!), this.used);
  }

  private write(number: number): void {
    const { facts, taste } = this.setting;
    facts.writeShared(number, this.row, 0);
    ownFeatures(facts, taste.view, number, this.row, SHARED_FEATURES);
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
