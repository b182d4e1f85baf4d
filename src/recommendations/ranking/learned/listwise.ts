import { timesTransposed } from '../../model/collaborative/matrix-product.js';
import { invertPositiveDefinite } from '../../model/collaborative/positive-definite.js';

/** Lists of alternatives, one after the other; list l has the rows from `starts[l]` to before `starts[l + 1]`. */
export interface Choices {
  readonly width: number;
  /** rows × width, by row */
  readonly features: Float32Array;
  readonly starts: Int32Array;
  /** By row: 1 where it was chosen. */
  readonly chosen: Uint8Array;
  /** By row, the logarithm of how many alternatives it stands for. */
  readonly logWeight: Float64Array;
}

export interface ListwiseParameters {
  /** λ, of features scaled to unit variance. */
  readonly ridge: number;
  /** A list counts as its number of choices to this power: 0 makes lists alike, 1 choices. */
  readonly power: number;
}

const MOST_STEPS = 40;
const ENOUGH = 1e-7;

/**
 * The linear weights w that make what was chosen most likely among its list, by a softmax over it (ListNet's top-one
 * probability, Cao et al. 2007; McFadden's conditional logit 1974) with a ridge:
 *
 *   min_w  1/L Σ_l n_l^(power−1) Σ_chosen −log( e^{w·x_c} / Σ_i q_i e^{w·x_i} ) + λ ‖w‖²
 *
 * where q is how many alternatives a sampled one stands for. It is strictly convex and of few weights, so
 * Newton's method with halved steps finds the minimum in some ten passes.
 */
export async function fitListwise(all: Choices, parameters: ListwiseParameters): Promise<Float64Array> {
  const scalesOfAll = scalesOf(all);
  // A feature that never differs has the weight 0, and costs as much as any other until it is left out.
  const varying = Int32Array.from(scalesOfAll.keys()).filter((i) => scalesOfAll[i]! > 0);
  if (varying.length === 0) return new Float64Array(all.width);
  const choices = onlyWith(varying, all);
  const scales = Float64Array.from(varying, (i) => scalesOfAll[i]!);
  const { width } = choices;
  const weights = new Float64Array(width);
  let here = await derivativesAt(choices, scales, weights, parameters);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await invertPositiveDefinite(here.curvature, width);
    const direction = Float64Array.from(weights, (_, i) => {
      let sum = 0;
      for (let j = 0; j < width; j += 1) sum -= here.curvature[i * width + j]! * here.slope[j]!;
      return sum;
    });
    const promised = direction.reduce((sum, change, i) => sum - change * here.slope[i]!, 0);
    if (promised < ENOUGH) break;
    for (let length = 1; ; length /= 2) {
      const next = weights.map((weight, i) => weight + length * direction[i]!);
      const there = await derivativesAt(choices, scales, next, parameters);
      if (there.loss > here.loss && length > ENOUGH) continue;
      weights.set(next);
      here = there;
      break;
    }
  }
  const found = new Float64Array(all.width);
  varying.forEach((i, at) => (found[i] = weights[at]! * scales[at]!));
  return found;
}

function onlyWith(columns: Int32Array, choices: Choices): Choices {
  const { width, features } = choices;
  if (columns.length === width) return choices;
  const rows = features.length / width;
  const fewer = new Float32Array(rows * columns.length);
  for (let row = 0, to = 0; row < rows; row += 1) {
    for (let at = 0; at < columns.length; at += 1, to += 1) fewer[to] = features[row * width + columns[at]!]!;
  }
  return { ...choices, width: columns.length, features: fewer };
}

/** By what each feature is multiplied to have unit variance; a constant one by nothing. */
function scalesOf({ width, features }: Choices): Float64Array {
  const rows = features.length / width;
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  for (let at = 0; at < features.length; at += width) {
    for (let i = 0; i < width; i += 1) {
      sums[i]! += features[at + i]!;
      squares[i]! += features[at + i]! ** 2;
    }
  }
  return sums.map((sum, i) => {
    const variance = squares[i]! / rows - (sum / rows) ** 2;
    return variance > ENOUGH ? 1 / Math.sqrt(variance) : 0;
  });
}

async function derivativesAt(
  { width, features, starts, chosen, logWeight }: Choices,
  scales: Float64Array,
  weights: Float64Array,
  { ridge, power }: ListwiseParameters,
) {
  const lists = starts.length - 1;
  const raw = weights.map((weight, i) => weight * scales[i]!);
  const slope = weights.map((weight) => 2 * ridge * weight);
  const curvature = new Float64Array(width * width);
  const mean = new Float64Array(width);
  let loss = weights.reduce((sum, weight) => sum + ridge * weight * weight, 0);
  for (let list = 0; list < lists; list += 1) {
    const from = starts[list]!;
    const logits = logWeight.slice(from, starts[list + 1]);
    let count = 0;
    let gained = 0;
    let greatest = -Infinity;
    for (let at = 0; at < logits.length; at += 1) {
      let score = 0;
      const offset = (from + at) * width;
      for (let i = 0; i < width; i += 1) score += raw[i]! * features[offset + i]!;
      if (chosen[from + at] === 1) {
        count += 1;
        gained += score;
      }
      logits[at]! += score;
      greatest = Math.max(greatest, logits[at]!);
    }
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit - greatest), 0);
    const share = count ** (power - 1) / lists;
    loss += share * (count * (Math.log(total) + greatest) - gained);
    mean.fill(0);
    for (let at = 0; at < logits.length; at += 1) {
      const offset = (from + at) * width;
      const probability = Math.exp(logits[at]! - greatest) / total;
      const surplus = share * (count * probability - chosen[from + at]!);
      for (let i = 0; i < width; i += 1) {
        const scaled = features[offset + i]! * scales[i]!;
        slope[i]! += surplus * scaled;
        mean[i]! += probability * scaled;
      }
      logits[at] = probability;
    }
    const rows = logits.length;
    const spread = new Float64Array(width * rows);
    for (let at = 0; at < rows; at += 1) {
      const offset = (from + at) * width;
      const root = Math.sqrt(share * count * logits[at]!);
      for (let i = 0; i < width; i += 1) {
        spread[i * rows + at] = root * (features[offset + i]! * scales[i]! - mean[i]!);
      }
    }
    const covariance = await timesTransposed(spread, spread, rows);
    for (let at = 0; at < curvature.length; at += 1) curvature[at]! += covariance[at]!;
  }
  for (let i = 0; i < width; i += 1) curvature[i * width + i]! += 2 * ridge;
  return { loss, slope, curvature };
}
