/**
 * The k items of the highest scores, best first, those that `isExcluded` left out; of equals the lesser item.
 * Fewer where there are not so many.
 */
export function bestOf(
  scores: Float64Array,
  k: number,
  isExcluded: (item: number) => boolean,
): readonly number[] {
  const best = new Best(k);
  for (let item = 0; item < scores.length; item += 1)
    if (scores[item]! >= best.least && !isExcluded(item)) best.offer(item, scores[item]!);
  return best.list();
}

/** The k best of what is offered. Up to 2k are kept before the lesser half goes, so that most cost nothing. */
export class Best {
  /** What is less than this need not be offered. */
  least = -Infinity;
  private readonly items: Int32Array;
  private readonly scores: Float64Array;
  private readonly sorted: Float64Array;
  private count = 0;

  constructor(private readonly k: number) {
    this.items = new Int32Array(2 * k);
    this.scores = new Float64Array(2 * k);
    this.sorted = new Float64Array(2 * k);
  }

  offer(item: number, score: number): void {
    this.items[this.count] = item;
    this.scores[this.count] = score;
    this.count += 1;
    if (this.count === this.items.length) this.halve();
  }

  /** Best first, of equals the lesser item. */
  list(): number[] {
    if (this.count > this.k) this.halve();
    const order = Array.from({ length: this.count }, (_, at) => at);
    order.sort((a, b) => this.scores[b]! - this.scores[a]! || this.items[a]! - this.items[b]!);
    return order.map((at) => this.items[at]!);
  }

  /** The same in no order. */
  unordered(): Int32Array {
    if (this.count > this.k) this.halve();
    return this.items.subarray(0, this.count);
  }

  private halve(): void {
    const sorted = this.sorted.subarray(0, this.count);
    sorted.set(this.scores.subarray(0, this.count));
    sorted.sort();
    const least = sorted[this.count - this.k]!;
    const equals: number[] = [];
    let kept = 0;
    for (let at = 0; at < this.count; at += 1) {
      const score = this.scores[at]!;
      if (score < least) continue;
      if (score > least) this.keep(kept++, this.items[at]!, score);
      else equals.push(this.items[at]!);
    }
    for (const item of equals.sort((a, b) => a - b).slice(0, this.k - kept)) this.keep(kept++, item, least);
    [this.count, this.least] = [kept, least];
  }

  private keep(at: number, item: number, score: number): void {
    this.items[at] = item;
    this.scores[at] = score;
  }
}
