import type { Interaction } from '../model/collaborative/interactions.js';
import type { Trial } from '../model/collaborative/trial.js';
import { Numbering } from './numbering.js';
import type { RatingRow } from './rating-rows.js';
import { stratifiedSplit } from './stratified-split.js';

/** What is measured, and what it may be tuned on: nothing of the former is in the latter. */
export interface Examination {
  readonly measured: Trial;
  /** The same test by a looser rule: what only validation knew may be proposed, and counts as a miss. */
  readonly trainMaskedOnly?: Trial;
  readonly tunedOn: readonly Trial[];
}

const TRAINED_ON = 0.75;
/** Parameters are chosen on as many splits of the training part, made as the measured one is. */
const NESTED_SPLITS = 2;
/** People at most by whom parameters are compared; all the others are learned from all the same. */
const ASKED_PEOPLE = 2_000;

/** The Microsoft Recommenders protocol; see {@link stratifiedSplit}. */
export function stratified(rows: readonly RatingRow[], seed: number): Examination {
  const numbering = new Numbering();
  const { train, test } = stratifiedSplit(numbering.numbered(rows), seed, TRAINED_ON);
  const trial = (learned: typeof train, held: typeof test): Trial => {
    const known = numbering.interactions(learned);
    return { train: known, held: numbering.interactions(held), known };
  };
  const tunedOn = Array.from({ length: NESTED_SPLITS }, (_, at) => {
    const nested = stratifiedSplit(train, seed + 1 + at, TRAINED_ON);
    return trial(nested.train, ofSome(nested.test));
  });
  return { measured: trial(train, test), tunedOn };
}

export interface PartedRows {
  readonly train: readonly RatingRow[];
  readonly valid: readonly RatingRow[];
  readonly test: readonly RatingRow[];
}

/**
 * Parts made by somebody else, as RecBole makes and uses them: learned from the training part alone, tuned on
 * the validation part; at the test, what a person has in either of them is not proposed.
 */
export function parted({ train, valid, test }: PartedRows): Examination {
  const numbering = new Numbering();
  const [trained, validated, tested] = [train, valid, test].map((rows) => numbering.numbered(rows));
  const learned = numbering.interactions(trained!);
  const held = numbering.interactions(tested!);
  const known = numbering.interactions([...trained!, ...validated!]);
  return {
    measured: { train: learned, held, known },
    trainMaskedOnly: { train: learned, held, known: learned },
    tunedOn: [{ train: learned, held: numbering.interactions(ofSome(validated!)), known: learned }],
  };
}

/** The rows of so many people at most, picked evenly. */
function ofSome(rows: readonly Interaction[]): readonly Interaction[] {
  const people = [...new Set(rows.map(({ person }) => person))];
  const step = Math.max(1, people.length / ASKED_PEOPLE);
  const asked = new Set(
    Array.from({ length: Math.min(people.length, ASKED_PEOPLE) }, (_, at) => people[Math.floor(at * step)]),
  );
  return rows.filter(({ person }) => asked.has(person));
}
