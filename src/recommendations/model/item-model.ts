/** What having one festival says for others: parallel lists, the most telling first; a weight may be negative. */
interface Neighbours {
  readonly numbers: Int32Array;
  readonly weights: Float32Array;
}

/** How much each festival is liked, by number. */
interface Liking {
  /** Sum of the (decayed) weights of all who like it. */
  readonly weights: Float32Array;
  readonly people: Int32Array;
  /** ln of how many came to like it of late against how many did so before; 0 where that is as usual. */
  readonly momentum: Float32Array;
  /** 1 where people of the sample data are among those who like it. */
  readonly synthetic: Uint8Array;
}

/** What a person's factors are solved from when they ask; see `ALS` in `collaborative/`. */
export interface ItemFactors {
  /** f */
  readonly size: number;
  /** festivals × f, by row. */
  readonly items: Float32Array;
  /** f × f: what doing nothing with each festival weighs, α₀ HᵀH. */
  readonly gram: Float64Array;
  /** What is added to the diagonal: `base` and `each` more for every festival of the person. */
  readonly ridge: { readonly base: number; readonly each: number };
}

/** Weights of the learned ranking under the names of its features, so that one of other features is told. */
export interface LearnedWeights {
  readonly features: readonly string[];
  readonly weights: readonly number[];
}

/** All that is stored of a model; what lists festivals goes by their place in the first. */
export interface ModelParts {
  readonly festivals: readonly string[];
  /** Festival n's neighbours are those from `starts[n]` to before `starts[n + 1]`. */
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
  readonly weights: Float32Array;
  readonly liking: Liking;
  readonly factors: ItemFactors | null;
  /** Null while there is too little to learn a ranking from. */
  readonly ranking: LearnedWeights | null;
}

/** What training yields: for each festival those that the same people like, and how much it is liked. */
export interface ItemModel extends ModelParts {
  readonly numberOf: ReadonlyMap<string, number>;
  neighboursOf(number: number): Neighbours;
}

export function itemModel(parts: ModelParts): ItemModel {
  const { starts, numbers, weights } = parts;
  return {
    ...parts,
    numberOf: new Map(parts.festivals.map((id, number) => [id, number])),
    neighboursOf: (number) => ({
      numbers: numbers.subarray(starts[number], starts[number + 1]),
      weights: weights.subarray(starts[number], starts[number + 1]),
    }),
  };
}

/** True where what one festival says for the other rests on people of the sample data, too. */
export function isSynthetic({ liking }: ItemModel, number: number, other: number): boolean {
  return liking.synthetic[number] === 1 && liking.synthetic[other] === 1;
}
