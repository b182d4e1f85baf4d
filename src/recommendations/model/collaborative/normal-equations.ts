export interface Weighting {
  readonly factors: number;
  readonly unseen: number;
  readonly ridge: number;
}

type Solve = (seen: Int32Array, solution: Float64Array, steps: number) => void;

/**
 * Solves one row of an ALS round: for the rows h of `known`, count × f, that are `seen`, the w of
 *
 *   (Σ_seen hhᵀ + α₀ HᵀH + λ (n + α₀ count) I) w = Σ_seen h,
 *
 * by so many steps of conjugate gradients from the solution given (Takács, Pilászy and Tikk 2011). The matrix of
 * the seen is never formed: a step costs n f + f² where an exact solution costs n f² + f³.
 */
export function rowSolver(known: Float64Array, { factors, unseen, ridge }: Weighting): Solve {
  const count = known.length / factors;
  return normalEquations(known, gram(known, factors, unseen), (seen) => ridge * (seen + unseen * count));
}

/** The same with α₀ HᵀH at hand, and what is added to the diagonal for so many seen. */
function normalEquations(
  known: Float64Array | Float32Array,
  everything: Float64Array,
  loadOf: (seen: number) => number,
): Solve {
  const factors = Math.sqrt(everything.length);
  const direction = new Float64Array(factors);
  const residual = new Float64Array(factors);
  const applied = new Float64Array(factors);

  /** `applied` becomes the matrix times the vector. */
  const apply = (vector: Float64Array, seen: Int32Array, load: number): void => {
    for (let f = 0; f < factors; f += 1) {
      applied[f] = load * vector[f]! + dot(everything, f * factors, vector);
    }
    for (let at = 0; at < seen.length; at += 1) {
      const from = seen[at]! * factors;
      const along = dot(known, from, vector);
      for (let f = 0; f < factors; f += 1) applied[f]! += along * known[from + f]!;
    }
  };

  return (seen, solution, steps) => {
    const load = loadOf(seen.length);
    apply(solution, seen, load);
    for (let f = 0; f < factors; f += 1) residual[f] = -applied[f]!;
    for (const row of seen) {
      for (let f = 0; f < factors; f += 1) residual[f]! += known[row * factors + f]!;
    }
    direction.set(residual);
    let size = dot(residual, 0, residual);
    for (let step = 0; step < steps && size > Number.EPSILON; step += 1) {
      apply(direction, seen, load);
      const length = size / dot(direction, 0, applied);
      for (let f = 0; f < factors; f += 1) {
        solution[f]! += length * direction[f]!;
        residual[f]! -= length * applied[f]!;
      }
      const left = dot(residual, 0, residual);
      for (let f = 0; f < factors; f += 1) direction[f] = residual[f]! + (left / size) * direction[f]!;
      size = left;
    }
  };
}

/** scale · HᵀH, f × f. */
function gram(rows: Float64Array, factors: number, scale: number): Float64Array {
  const sums = new Float64Array(factors * factors);
  for (let from = 0; from < rows.length; from += factors) {
    for (let a = 0; a < factors; a += 1) {
      const value = scale * rows[from + a]!;
      for (let b = 0; b < factors; b += 1) sums[a * factors + b]! += value * rows[from + b]!;
    }
  }
  return sums;
}

/** Of the vector and as many values of `a` from `from` on; in four sums, since each addition waits for the last. */
function dot(a: Float64Array | Float32Array, from: number, vector: Float64Array): number {
  const size = vector.length;
  let p = 0;
  let q = 0;
  let r = 0;
  let s = 0;
  let at = 0;
  for (; at + 3 < size; at += 4) {
    p += a[from + at]! * vector[at]!;
    q += a[from + at + 1]! * vector[at + 1]!;
    r += a[from + at + 2]! * vector[at + 2]!;
    s += a[from + at + 3]! * vector[at + 3]!;
  }
  for (; at < size; at += 1) p += a[from + at]! * vector[at]!;
  return p + q + r + s;
}
