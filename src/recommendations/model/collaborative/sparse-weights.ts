import type { ItemWeights } from './item-weights.js';

/** Item–item weights of which few are kept: what item i says for others is from `starts[i]` to before `starts[i + 1]`. */
export interface SparseWeights {
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
  readonly weights: Float32Array;
}

/** Takes for one item after the other what each says for it, and keeps the weights that tell most. */
export class SparseWeightsBuilder {
  private readonly sources: Int32Array[] = [];
  private readonly values: Float64Array[] = [];

  constructor(private readonly kept: number) {}

  /** For the next item: parallel lists. */
  add(sources: Int32Array, values: Float64Array): void {
    const sizes = values.map(Math.abs).sort();
    const least = Math.max(Number.MIN_VALUE, sizes[sizes.length - this.kept] ?? 0);
    const chosen = Int32Array.from(sources.keys()).filter((at) => Math.abs(values[at]!) >= least);
    const some = chosen.subarray(0, this.kept);
    this.sources.push(some.map((at) => sources[at]!));
    this.values.push(Float64Array.from(some, (at) => values[at]!));
  }

  /** By the item that says it, the weightiest first. */
  build(): SparseWeights {
    const items = this.sources.length;
    const starts = new Int32Array(items + 1);
    for (const sources of this.sources) for (const source of sources) starts[source + 1]! += 1;
    for (let item = 0; item < items; item += 1) starts[item + 1]! += starts[item]!;
    const next = starts.slice();
    const targets = new Int32Array(starts[items]!);
    const weights = new Float32Array(starts[items]!);
    this.sources.forEach((sources, target) => {
      sources.forEach((source, at) => {
        const to = next[source]!++;
        targets[to] = target;
        weights[to] = this.values[target]![at]!;
      });
    });
    for (let item = 0; item < items; item += 1) sortRow(targets, weights, starts[item]!, starts[item + 1]!);
    return { starts, numbers: targets, weights };
  }
}

/** Of a whole matrix what tells most about each item. */
export function sparseWeights({ items, weights }: ItemWeights, kept: number): SparseWeights {
  const builder = new SparseWeightsBuilder(kept);
  const sources = Int32Array.from({ length: items }, (_, item) => item);
  const column = new Float64Array(items);
  for (let target = 0; target < items; target += 1) {
    for (let source = 0; source < items; source += 1) column[source] = weights[source * items + target]!;
    builder.add(sources, column);
  }
  return builder.build();
}

function sortRow(numbers: Int32Array, weights: Float32Array, from: number, until: number): void {
  const order = Array.from({ length: until - from }, (_, at) => from + at);
  order.sort((a, b) => weights[b]! - weights[a]! || numbers[a]! - numbers[b]!);
  const [sorted, values] = [order.map((at) => numbers[at]!), order.map((at) => weights[at]!)];
  numbers.set(sorted, from);
  weights.set(values, from);
}
