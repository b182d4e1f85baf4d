/**
 * Solves A x = b for a symmetric positive definite A, n × n by row, of which the lower triangle is read. A becomes its
 * Cholesky factor L (A = LLᵀ), b the solution.
 */
export function solvePositiveDefinite(a: Float64Array, b: Float64Array, n: number): void {
  for (let i = 0; i < n; i += 1) {
    const row = i * n;
    for (let j = 0; j < i; j += 1) a[row + j] = (a[row + j]! - rowsTimes(a, row, j * n, j)) / a[j * n + j]!;
    a[row + i] = Math.sqrt(a[row + i]! - rowsTimes(a, row, row, i));
    let rest = b[i]!;
    for (let j = 0; j < i; j += 1) rest -= a[row + j]! * b[j]!;
    b[i] = rest / a[row + i]!;
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    const value = b[i]! / a[i * n + i]!;
    b[i] = value;
    for (let j = 0; j < i; j += 1) b[j]! -= a[i * n + j]! * value;
  }
}

/** Of the first `length` values of two rows; in four sums, since each addition waits for the last. */
function rowsTimes(a: Float64Array, one: number, other: number, length: number): number {
  let p = 0;
  let q = 0;
  let r = 0;
  let s = 0;
  let at = 0;
  for (; at + 3 < length; at += 4) {
    p += a[one + at]! * a[other + at]!;
    q += a[one + at + 1]! * a[other + at + 1]!;
    r += a[one + at + 2]! * a[other + at + 2]!;
    s += a[one + at + 3]! * a[other + at + 3]!;
  }
  for (; at < length; at += 1) p += a[one + at]! * a[other + at]!;
  return p + q + r + s;
}
