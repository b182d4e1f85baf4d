/** Whole numbers in one block of memory that grows. */
export class IntList {
  private numbers = new Int32Array(64);
  private count = 0;

  get length(): number {
    return this.count;
  }

  at(index: number): number {
    return this.numbers[index] as number;
  }

  set(index: number, number: number): void {
    this.numbers[index] = number;
  }

  push(number: number): void {
    if (this.count === this.numbers.length) {
      const grown = new Int32Array(this.count + (this.count >>> 1));
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers[this.count] = number;
    this.count += 1;
  }

  clear(): void {
    this.count = 0;
  }

  toArray(): Int32Array {
    return this.numbers.slice(0, this.count);
  }
}
