import { interactionsOf } from '../../model/collaborative/interactions.js';
import { easeWeights } from '../../model/collaborative/linear-model.js';
import type { Answer, Community } from './community.js';

/** For those whom a person knows, how near each organiser is to them; organisers long. */
export type OrganiserAffinity = (known: Iterable<number>) => Float64Array;

/** Those whom the most people know are told apart from each other; of the rest too little is known. */
const MOST_ORGANISERS = 4_000;
const RIDGE = 20;

/** EASE over organisers, of whom people knew: came to something of theirs, or follow them. */
export async function organiserAffinity(
  { occasions, organisers, homes, followed }: Community,
  histories: ReadonlyMap<number, { readonly accepted: readonly Answer[] }>,
): Promise<OrganiserAffinity> {
  const pairs = new Map<number, Set<number>>();
  const knows = (person: number, organiser: number) => {
    const known = pairs.get(person);
    if (known === undefined) pairs.set(person, new Set([organiser]));
    else known.add(organiser);
  };
  for (const [person, { accepted }] of histories) {
    for (const { occasion } of accepted) knows(person, occasions[occasion]!.organiser);
  }
  for (const [person, theirs] of followed) for (const organiser of theirs) knows(person, organiser);

  const knownBy = new Int32Array(organisers);
  for (const theirs of pairs.values()) for (const organiser of theirs) knownBy[organiser]! += 1;
  const active = new Set(occasions.map(({ organiser }) => organiser));
  const chosen = [...active]
    .filter((organiser) => knownBy[organiser]! > 0)
    .sort((a, b) => knownBy[b]! - knownBy[a]! || a - b)
    .slice(0, MOST_ORGANISERS);
  const itemOf = new Map(chosen.map((organiser, item) => [organiser, item]));
  const rows = [...pairs].flatMap(([person, theirs]) =>
    [...theirs].flatMap((organiser) => {
      const item = itemOf.get(organiser);
      return item === undefined ? [] : [{ person, item, weight: 1, day: undefined }];
    }),
  );
  const items = chosen.length;
  const interactions = interactionsOf(rows, { people: homes.length, items });
  const { weights } = await easeWeights(interactions, { ridge: RIDGE });
  return (known) => {
    const affinity = new Float64Array(organisers);
    for (const organiser of known) {
      const item = itemOf.get(organiser);
      if (item === undefined) continue;
      for (let other = 0; other < items; other += 1) {
        affinity[chosen[other]!]! += weights[item * items + other]!;
      }
    }
    return affinity;
  };
}
