import { Zeros } from '../zeros.js';
import { AXES, type ContentVector } from './content.rules.js';

/** A festival, by number, and how much it is liked. */
interface Part {
  readonly number: number;
  readonly weight: number;
}

/** Content vectors of many festivals, laid one after the other, by number. */
export class ContentTable {
  /** Where each axis of each begins, and where the last one ends. */
  readonly starts: Int32Array;
  readonly terms: Int32Array;
  readonly values: Float64Array;
  readonly zeros: Zeros;

  constructor(vectors: readonly ContentVector[]) {
    const size = vectors.reduce((sum, { terms }) => sum + terms.length, 0);
    this.starts = new Int32Array(vectors.length * AXES.length + 1);
    this.terms = new Int32Array(size);
    this.values = new Float64Array(size);
    let from = 0;
    let greatest = -1;
    vectors.forEach(({ terms, values, ends }, number) => {
      this.terms.set(terms, from);
      this.values.set(values, from);
      ends.forEach((end, axis) => (this.starts[number * AXES.length + axis + 1] = from + end));
      for (const term of terms) greatest = Math.max(greatest, term);
      from += terms.length;
    });
    this.zeros = new Zeros(greatest + 1);
  }
}

/**
 * Inner products with the weighted mean of festivals' vectors (what a person who likes all of them is looking for),
 * apart for each axis. The mean is laid out once, in full, and then asked as often as needed.
 */
export class Likeness {
  private readonly mean: Float64Array;

  constructor(
    private readonly table: ContentTable,
    private readonly parts: readonly Part[],
  ) {
    this.mean = table.zeros.take();
    const total = parts.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
    const { starts, terms, values } = table;
    for (const { number, weight } of parts) {
      const until = starts[(number + 1) * AXES.length]!;
      for (let at = starts[number * AXES.length]!; at < until; at += 1)
        this.mean[terms[at]!]! += (values[at]! * weight) / total;
    }
  }

  /** Writes one value for each of {@link AXES} at `at`. */
  write(number: number, into: Float64Array, at: number): void {
    for (let axis = 0; axis < AXES.length; axis += 1) into[at + axis] = this.on(axis, number);
  }

  /** The sum over all axes. */
  of(number: number): number {
    let sum = 0;
    for (let axis = 0; axis < AXES.length; axis += 1) sum += this.on(axis, number);
    return sum;
  }

  /** By the place of the axis among {@link AXES}. */
  on(axis: number, number: number): number {
    const { starts, terms, values } = this.table;
    const from = number * AXES.length + axis;
    const until = starts[from + 1]!;
    let sum = 0;
    for (let at = starts[from]!; at < until; at += 1) sum += this.mean[terms[at]!]! * values[at]!;
    return sum;
  }

  /** It is not asked any more. */
  end(): void {
    const { starts, terms, zeros } = this.table;
    for (const { number } of this.parts) {
      const until = starts[(number + 1) * AXES.length]!;
      for (let at = starts[number * AXES.length]!; at < until; at += 1) this.mean[terms[at]!] = 0;
    }
    zeros.giveBack(this.mean);
  }
}
