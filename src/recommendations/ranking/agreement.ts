import type { FestivalFacts } from './catalogue/festival-facts.js';

/** A sum of weights that counts as full agreement where no festival reaches it. */
const FULL_AGREEMENT = 0.2;

/**
 * What the item model says of each open festival to a person with interests w_i: Σ w_i m_i / Σ|w_i|, divided by the
 * most it says of any (at least a fifth); from -1 to 1.
 */
export class Agreement {
  /** Numbers of those that it says something of. */
  readonly told: number[] = [];
  private readonly sums: Float64Array;
  private readonly scale: number;

  constructor(
    private readonly facts: FestivalFacts,
    sources: readonly { readonly number: number; readonly interest: { readonly weight: number } }[],
  ) {
    this.sums = facts.zeros.take();
    const total = sources.reduce((sum, { interest }) => sum + Math.abs(interest.weight), 0);
    for (const { interest, number } of sources) this.add(number, interest.weight / total);
    let most = FULL_AGREEMENT;
    for (const number of this.told) most = Math.max(most, Math.abs(this.sums[number]!));
    this.scale = most;
  }

  of(number: number): number {
    return this.sums[number]! / this.scale;
  }

  /** It is not asked any more. */
  end(): void {
    for (const number of this.told) this.sums[number] = 0;
    this.facts.zeros.giveBack(this.sums);
  }

  private add(from: number, weight: number): void {
    const { model, toModel, openOfModel } = this.facts;
    const own = toModel[from]!;
    if (model === null || own < 0) return;
    const { numbers, weights, starts } = model;
    const { sums, told } = this;
    const until = starts[own + 1]!;
    for (let at = starts[own]!; at < until; at += 1) {
      const number = openOfModel[numbers[at]!]!;
      if (number < 0) continue;
      // One that came to nothing on the way is told of twice, which changes nothing.
      if (sums[number] === 0) told.push(number);
      sums[number]! += weight * weights[at]!;
    }
  }
}
