/** Arrays of zeros to write in, used again: whoever takes one gives it back as it was, or another is made. */
export class Zeros {
  private readonly spare: Float64Array[] = [];

  constructor(private readonly length: number) {}

  take(): Float64Array {
    return this.spare.pop() ?? new Float64Array(this.length);
  }

  /** It has nothing but zeros again. */
  giveBack(zeros: Float64Array): void {
    this.spare.push(zeros);
  }
}
