/**
 * A symmetric matrix of which the lower triangle is kept, by row and in single precision: of ten thousand festivals
 * 200 MB instead of 800.
 */
export class Triangle {
  readonly values: Float32Array;

  constructor(readonly size: number) {
    this.values = new Float32Array(this.rowAt(size));
  }

  readonly rowAt = (row: number): number => (row * (row + 1)) / 2;

  at(i: number, j: number): number {
    return i >= j ? this.values[(i * (i + 1)) / 2 + j]! : this.values[(j * (j + 1)) / 2 + i]!;
  }
}
