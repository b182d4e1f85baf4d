import type { Closeness } from '../collaborative/co-occurrence.js';

export interface LinearParameters {
  /** λ as a share of the people that a liked festival typically has. */
  readonly ridgeShare: number;
  /** p */
  readonly dropout: number;
  readonly closeness: Closeness | undefined;
}

/** What holds while there is too little to choose by: about what ratings of films come to (decision 18). */
export const DEFAULT_PARAMETERS: LinearParameters = { ridgeShare: 1.5, dropout: 0.5, closeness: undefined };
