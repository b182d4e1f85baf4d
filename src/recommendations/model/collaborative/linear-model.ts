import { type Closeness, coOccurrence } from './co-occurrence.js';
import type { Interactions } from './interactions.js';
import { itemRecommender, type ItemWeights } from './item-weights.js';
import { invertPositiveDefinite } from './positive-definite.js';
import type { Recommender } from './recommender.js';

export interface EaseParameters {
  /** λ */
  readonly ridge: number;
}

export interface DlaeParameters extends EaseParameters {
  /** p: the share of a person's interactions that training hides, 0 ≤ p < 1. */
  readonly dropout: number;
  /** Undefined: all that a person did counts alike. */
  readonly closeness: Closeness | undefined;
}

/**
 * EASE (Steck 2019, "Embarrassingly shallow autoencoders for sparse data"): least squares of X on XB with a
 * ridge λ and a diagonal of zeros. With P = (XᵀX + λI)⁻¹, items × items: B_ij = −P_ij / P_jj, B_jj = 0.
 */
export async function trainEase(
  interactions: Interactions,
  parameters: EaseParameters,
): Promise<Recommender> {
  return itemRecommender(await easeWeights(interactions, parameters), 'all-alike');
}

export async function easeWeights(
  interactions: Interactions,
  { ridge }: EaseParameters,
): Promise<ItemWeights> {
  const { items } = interactions;
  const inverse = coOccurrence(interactions);
  for (let i = 0; i < items; i += 1) inverse[i * items + i]! += ridge;
  await invertPositiveDefinite(inverse, items);
  const scales = Float64Array.from({ length: items }, (_, j) => 1 / inverse[j * items + j]!);
  return offDiagonal(inverse, scales);
}

/**
 * The denoising linear autoencoder (Steck 2020, "Autoencoders that don't overfit towards the identity"):
 * least squares of X on B times X with a share p of it dropped, in expectation a ridge that grows with an
 * item's people, Λ = λI + p/(1−p) diag(A). Then B = (A + Λ)⁻¹A = I − (A + Λ)⁻¹Λ, so one inverse is all.
 * A is XᵀX, or with closeness its kernel-weighted kin (see {@link coOccurrence}). Its diagonal is left out:
 * what a person has is not proposed again.
 */
export async function trainDlae(
  interactions: Interactions,
  parameters: DlaeParameters,
): Promise<Recommender> {
  return itemRecommender(await dlaeWeights(interactions, parameters), 'all-alike');
}

export async function dlaeWeights(
  interactions: Interactions,
  { closeness, ...parameters }: DlaeParameters,
): Promise<ItemWeights> {
  return denoisedWeights(coOccurrence(interactions, closeness), interactions.items, parameters);
}

/** The same of counts that are there already, items × items; they are used up. */
export async function denoisedWeights(
  inverse: Float64Array,
  items: number,
  { ridge, dropout }: Omit<DlaeParameters, 'closeness'>,
): Promise<ItemWeights> {
  const loads = Float64Array.from(
    { length: items },
    (_, i) => ridge + (dropout / (1 - dropout)) * inverse[i * items + i]!,
  );
  for (let i = 0; i < items; i += 1) inverse[i * items + i]! += loads[i]!;
  await invertPositiveDefinite(inverse, items);
  return offDiagonal(inverse, loads);
}

/** B_ij = −P_ij s_j, and nothing on the diagonal. */
function offDiagonal(inverse: Float64Array, scales: Float64Array): ItemWeights {
  const items = scales.length;
  const weights = new Float32Array(items * items);
  for (let i = 0; i < items; i += 1) {
    for (let j = 0; j < items; j += 1) {
      if (i !== j) weights[i * items + j] = -inverse[i * items + j]! * scales[j]!;
    }
  }
  return { items, weights };
}
