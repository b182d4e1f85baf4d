import { timesTransposed } from './matrix-product.js';

/** Columns eliminated at once: enough that nearly all the work is in a few large products. */
const BLOCK = 128;
/** Rows brought up to date by one product; bounds the memory besides the matrix itself. */
const STRIP = 512;

/**
 * Inverts a symmetric positive definite matrix in place; n × n, by row. The sweep operator by blocks
 * (Goodnight 1979, "A tutorial on the SWEEP operator"): for each block k of columns, with P = A_kk⁻¹,
 *
 *   A_ij ← A_ij − A_ik P A_kj,   A_ik ← A_ik P,   A_kk ← −P;
 *
 * after all blocks A holds −A⁻¹. Everything stays symmetric, so only the lower triangle is kept up to date.
 */
export async function invertPositiveDefinite(matrix: Float64Array, n: number): Promise<void> {
  for (let from = 0; from < n; from += BLOCK) {
    const width = Math.min(BLOCK, n - from);
    const pivot = blockOf(matrix, n, from, width);
    invertSmall(pivot, width);
    const panel = panelOf(matrix, n, from, width);
    // The pivot is symmetric, so its transpose is itself.
    const swept = await timesTransposed(panel, pivot, width);
    for (let top = 0; top < n; top += STRIP) {
      const bottom = Math.min(n, top + STRIP);
      const change = await timesTransposed(
        panel.subarray(top * width, bottom * width),
        swept.subarray(0, bottom * width),
        width,
      );
      for (let i = top; i < bottom; i += 1) {
        const row = i * n;
        const changed = (i - top) * bottom;
        for (let j = 0; j <= i; j += 1) matrix[row + j]! -= change[changed + j]!;
      }
    }
    putBack(matrix, n, from, width, swept, pivot);
  }
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      matrix[i * n + j] = -matrix[i * n + j]!;
      matrix[j * n + i] = matrix[i * n + j]!;
    }
  }
}

function blockOf(matrix: Float64Array, n: number, from: number, width: number): Float64Array {
  const block = new Float64Array(width * width);
  for (let a = 0; a < width; a += 1) {
    for (let b = 0; b <= a; b += 1) {
      block[a * width + b] = matrix[(from + a) * n + from + b]!;
      block[b * width + a] = block[a * width + b]!;
    }
  }
  return block;
}

/** The block's columns, n × width; zeros in the block's own rows, which the products shall not touch. */
function panelOf(matrix: Float64Array, n: number, from: number, width: number): Float64Array {
  const panel = new Float64Array(n * width);
  for (let a = 0; a < width; a += 1) {
    for (let i = 0; i < from; i += 1) panel[i * width + a] = matrix[(from + a) * n + i]!;
    for (let i = from + width; i < n; i += 1) panel[i * width + a] = matrix[i * n + from + a]!;
  }
  return panel;
}

function putBack(
  matrix: Float64Array,
  n: number,
  from: number,
  width: number,
  swept: Float64Array,
  pivot: Float64Array,
): void {
  for (let a = 0; a < width; a += 1) {
    for (let i = 0; i < from; i += 1) matrix[(from + a) * n + i] = swept[i * width + a]!;
    for (let i = from + width; i < n; i += 1) matrix[i * n + from + a] = swept[i * width + a]!;
    for (let b = 0; b <= a; b += 1) matrix[(from + a) * n + from + b] = -pivot[a * width + b]!;
  }
}

/** The unblocked sweep, column by column: the same with blocks of one. */
function invertSmall(matrix: Float64Array, n: number): void {
  for (let k = 0; k < n; k += 1) {
    const pivot = 1 / matrix[k * n + k]!;
    for (let i = 0; i < n; i += 1) {
      if (i === k) continue;
      const factor = matrix[i * n + k]! * pivot;
      for (let j = 0; j < n; j += 1) {
        if (j !== k) matrix[i * n + j]! -= factor * matrix[k * n + j]!;
      }
    }
    for (let i = 0; i < n; i += 1) {
      matrix[i * n + k]! *= pivot;
      if (i !== k) matrix[k * n + i]! *= pivot;
    }
    matrix[k * n + k] = -pivot;
  }
  for (let at = 0; at < n * n; at += 1) matrix[at] = -matrix[at]!;
}
