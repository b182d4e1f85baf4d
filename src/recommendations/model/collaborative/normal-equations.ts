/** The side that is known while the other is solved. */
export interface Known {
  /** f */
  readonly size: number;
  /** The rows h, count × f. */
  readonly rows: Float32Array | Float64Array;
  /** α₀ HᵀH, f × f. */
  readonly gram: Float64Array;
  /** What is added to the diagonal: `base` and `each` more for everything seen. */
  readonly ridge: { readonly base: number; readonly each: number };
}

/** `weights` of what is seen, 1 each where they are left out. */
type Solve = (seen: Int32Array, solution: Float64Array, steps: number, weights?: NumberList) => void;
type NumberList = Float32Array | Float64Array;

export function knownRows(
  rows: Float64Array,
  { factors, unseen, ridge }: { factors: number; unseen: number; ridge: number },
): Known {
  const base = (ridge * unseen * rows.length) / factors;
  return { size: factors, rows, gram: gram(rows, factors, unseen), ridge: { base, each: ridge } };
}

/**
 * Solves one row of an ALS round: for the rows h of `known` that are `seen`, with weights c, the w of
 *
 *   (Σ_seen c hhᵀ + α₀ HᵀH + λ (n + α₀ count) I) w = Σ_seen c h,
 *
 * by so many steps of conjugate gradients from the solution given (Takács, Pilászy and Tikk 2011). The matrix of
 * the seen is never formed: a step costs n f + f² where an exact solution costs n f² + f³.
 */
export function rowSolver({ size: factors, rows: known, gram: everything, ridge }: Known): Solve {
  const direction = new Float64Array(factors);
  const residual = new Float64Array(factors);
  const applied = new Float64Array(factors);

  /** `applied` becomes the matrix times the vector. */
  const apply = (vector: Float64Array, seen: Int32Array, load: number, weights?: NumberList): void => {
    for (let f = 0; f < factors; f += 1) {
      applied[f] = load * vector[f]! + dot(everything, f * factors, vector);
    }
    for (let at = 0; at < seen.length; at += 1) {
      const from = seen[at]! * factors;
      const along = dot(known, from, vector) * (weights?.[at] ?? 1);
      for (let f = 0; f < factors; f += 1) applied[f]! += along * known[from + f]!;
    }
  };

  return (seen, solution, steps, weights) => {
    const load = ridge.base + ridge.each * seen.length;
    apply(solution, seen, load, weights);
    for (let f = 0; f < factors; f += 1) residual[f] = -applied[f]!;
    for (let at = 0; at < seen.length; at += 1) {
      const from = seen[at]! * factors;
      const weight = weights?.[at] ?? 1;
      for (let f = 0; f < factors; f += 1) residual[f]! += weight * known[from + f]!;
    }
    direction.set(residual);
    let size = dot(residual, 0, residual);
    for (let step = 0; step < steps && size > Number.EPSILON; step += 1) {
      apply(direction, seen, load, weights);
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
function dot(a: NumberList, from: number, vector: Float64Array): number {
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
