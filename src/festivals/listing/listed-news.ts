/** So many are told one by one; whoever has been away for longer reads all of them. */
const TOLD = 5_000;

/** Which festivals were taken in since when, for whoever keeps something that is made of them. */
export class ListedNews {
  private lately: string[] = [];
  /** What came before the first of these is not told any more. */
  private from = 0;

  /** The present moment: with it whoever has taken in everything asks what came later. */
  get mark(): number {
    return this.from + this.lately.length;
  }

  add(ids: readonly string[]): void {
    this.lately.push(...ids);
    if (this.lately.length <= TOLD) return;
    const told = this.lately.slice(-TOLD / 2);
    this.from += this.lately.length - told.length;
    this.lately = told;
  }

  /** Anything may be different now. */
  addAll(): void {
    this.from = this.mark + 1;
    this.lately = [];
  }

  /** Each once; undefined where it takes reading all of them. */
  since(mark: number): string[] | undefined {
    return mark < this.from ? undefined : [...new Set(this.lately.slice(mark - this.from))];
  }
}
