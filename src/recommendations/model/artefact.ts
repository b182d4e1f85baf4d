import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ItemModel, Liking, Neighbour } from './item-model.js';

/** Grows when {@link Artefact} changes; older ones are trained anew instead of read. */
export const ARTEFACT_FORMAT = 1;

/** Flat lists, festivals by their place in the first: quick to parse. Numbers in ten-thousandths, flags 0 or 1. */
interface Artefact {
  readonly festivals: readonly string[];
  /** For each festival: weight, people, whether synthetic ones are among them. */
  readonly liking: readonly number[];
  /** For each festival, how many neighbours it has. */
  readonly counts: readonly number[];
  /** For each neighbour, festival by festival: place, similarity, whether synthetic people are among the common ones. */
  readonly neighbours: readonly number[];
}

const FINE = 1e4;

/** The bytes under which a model is stored: gzip (whose checksum tells a torn one) of JSON. */
export async function encodeArtefact({ neighbours, liking }: ItemModel): Promise<Buffer> {
  const festivals = [...liking.keys()];
  const place = new Map(festivals.map((id, index) => [id, index]));
  const told: number[] = [];
  for (const id of festivals) {
    for (const { festivalId, similarity, synthetic } of neighbours.get(id) ?? []) {
      told.push(place.get(festivalId) as number, Math.round(similarity * FINE), Number(synthetic));
    }
  }
  const artefact: Artefact = {
    festivals,
    liking: [...liking.values()].flatMap(({ weight, people, synthetic }) => [
      Math.round(weight * FINE),
      people,
      Number(synthetic),
    ]),
    counts: festivals.map((id) => neighbours.get(id)?.length ?? 0),
    neighbours: told,
  };
  return promisify(gzip)(JSON.stringify(artefact));
}

/** @throws Error where the bytes are not a whole artefact. */
export async function decodeArtefact(bytes: Buffer): Promise<ItemModel> {
  const { festivals, liking, counts, neighbours } = JSON.parse(
    (await promisify(gunzip)(bytes)).toString('utf8'),
  ) as Artefact;
  const told = counts.reduce((sum, count) => sum + count, 0);
  if (
    liking.length !== festivals.length * 3 ||
    counts.length !== festivals.length ||
    neighbours.length !== told * 3
  ) {
    throw new Error('The lists of the artefact do not fit each other');
  }
  const likingOf = new Map<string, Liking>();
  const near = new Map<string, Neighbour[]>();
  let at = 0;
  festivals.forEach((id, index) => {
    const [weight, people, synthetic] = liking.slice(index * 3, index * 3 + 3) as [number, number, number];
    likingOf.set(id, { weight: weight / FINE, people, synthetic: synthetic === 1 });
    const of: Neighbour[] = [];
    for (const end = at + (counts[index] as number) * 3; at < end; at += 3) {
      const [other, similarity, mixed] = neighbours.slice(at, at + 3) as [number, number, number];
      of.push({
        festivalId: festivals[other] as string,
        similarity: similarity / FINE,
        synthetic: mixed === 1,
      });
    }
    near.set(id, of);
  });
  return { neighbours: near, liking: likingOf };
}
