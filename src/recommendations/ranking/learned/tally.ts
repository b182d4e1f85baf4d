/** A number for each of few keys, and nothing for all others. */
export interface Tally {
  get(key: number): number;
}

export class Counting implements Tally {
  private readonly counts = new Map<number, number>();

  add(key: number, count: number): void {
    this.counts.set(key, this.get(key) + count);
  }

  raise(key: number, least: number): void {
    if (least > this.get(key)) this.counts.set(key, least);
  }

  get(key: number): number {
    return this.counts.get(key) ?? 0;
  }
}
