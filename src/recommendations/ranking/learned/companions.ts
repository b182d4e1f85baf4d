import type { Answer, Community } from './community.js';

/** Similarities of one occasion to others: parallel lists. */
interface Alike {
  readonly occasions: Int32Array;
  readonly similarities: Float64Array;
}

/** People in common are as if diluted by as many who have nothing in common. */
const SHRINKAGE = 3;

/**
 * Occasions that the same people come to: cosine c_ij / (√(n_i n_j) + shrinkage), as of item-based neighbours,
 * but found from the few who come, without a matrix of all occasions.
 */
export class Companions {
  private readonly peopleOf: readonly number[][];
  private readonly occasionsOf: readonly number[][];
  private readonly found = new Map<number, Alike>();

  constructor(accepted: readonly Answer[], { occasions, homes }: Community) {
    const lists = (size: number) => Array.from({ length: size }, (): number[] => []);
    const [peopleOf, occasionsOf] = [lists(occasions.length), lists(homes.length)];
    for (const { person, occasion } of accepted) {
      peopleOf[occasion]!.push(person);
      occasionsOf[person]!.push(occasion);
    }
    this.peopleOf = peopleOf;
    this.occasionsOf = occasionsOf;
  }

  of(occasion: number): Alike {
    const known = this.found.get(occasion);
    if (known !== undefined) return known;
    const common = new Map<number, number>();
    const people = this.peopleOf[occasion]!;
    for (const person of people) {
      for (const other of this.occasionsOf[person]!) {
        if (other !== occasion) common.set(other, (common.get(other) ?? 0) + 1);
      }
    }
    const alike = {
      occasions: Int32Array.from(common.keys()),
      similarities: Float64Array.from(
        common,
        ([other, count]) => count / (Math.sqrt(people.length * this.peopleOf[other]!.length) + SHRINKAGE),
      ),
    };
    this.found.set(occasion, alike);
    return alike;
  }
}
