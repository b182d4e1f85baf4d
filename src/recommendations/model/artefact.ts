import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import {
  itemModel,
  type ItemFactors,
  type ItemModel,
  type LearnedWeights,
  type ModelParts,
} from './item-model.js';

/** Grows when the bytes mean something else; older ones are trained anew instead of read. */
export const ARTEFACT_FORMAT = 2;

const MAGIC = Buffer.from('fasteval-items\n\0');
const CHECKSUM_BYTES = 32;
const ALIGNED = 8;

interface Lists {
  readonly i32: Int32Array;
  readonly u8: Uint8Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
}
type Kind = keyof Lists;
type List = Lists[Kind];

const KINDS: { [K in Kind]: new (buffer: ArrayBufferLike, from: number, length: number) => Lists[K] } = {
  i32: Int32Array,
  u8: Uint8Array,
  f32: Float32Array,
  f64: Float64Array,
};

/** What is told in JSON before the lists of numbers. */
interface Head {
  readonly festivals: readonly string[];
  readonly ranking: LearnedWeights | null;
  readonly factors: Omit<ItemFactors, 'items' | 'gram'> | null;
  /** The lists that follow, in their order. */
  readonly lists: readonly { readonly name: string; readonly kind: Kind; readonly length: number }[];
}

/**
 * The bytes under which a model is stored: a mark, the length of the head, the head, the lists in little-endian,
 * each from a multiple of eight on so that they are read where they lie, and the SHA-256 of all that.
 */
export function encodeArtefact(parts: ModelParts): Buffer {
  const lists = listsOf(parts);
  const head: Head = {
    festivals: parts.festivals,
    ranking: parts.ranking,
    factors: parts.factors && { size: parts.factors.size, ridge: parts.factors.ridge },
    lists: Object.entries(lists).map(([name, list]) => ({ name, kind: kindOf(list), length: list.length })),
  };
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(ALIGNED);
  length.writeUInt32LE(json.length);
  const body = [MAGIC, length, padded(json), ...Object.values(lists).map((list) => padded(bytesOf(list)))];
  const checksum = createHash('sha256');
  for (const part of body) checksum.update(part);
  return Buffer.concat([...body, checksum.digest()]);
}

/** @throws Error where the bytes are not a whole artefact of this format. */
export function decodeArtefact(bytes: Buffer): ItemModel {
  const body = bytes.subarray(0, -CHECKSUM_BYTES);
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(-CHECKSUM_BYTES))) {
    throw new Error('The checksum of the artefact does not fit');
  }
  if (!body.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error('This is no artefact of an item model');
  const from = MAGIC.length + ALIGNED;
  const size = body.readUInt32LE(MAGIC.length);
  const head = JSON.parse(body.toString('utf8', from, from + size)) as Head;
  // A copy where the bytes do not begin at a multiple of eight: lists are views of them.
  const numbers = aligned(body.subarray(from + rounded(size)));
  const lists = new Map<string, List>();
  let at = numbers.byteOffset;
  for (const { name, kind, length } of head.lists) {
    const list = new KINDS[kind](numbers.buffer, at, length);
    lists.set(name, list);
    at += rounded(list.byteLength);
  }
  return itemModel(partsOf(head, lists));
}

function listsOf({ starts, numbers, weights, liking, factors }: ModelParts): Record<string, List> {
  return {
    starts,
    numbers,
    weights,
    likingWeights: liking.weights,
    people: liking.people,
    momentum: liking.momentum,
    synthetic: liking.synthetic,
    ...(factors === null ? {} : { items: factors.items, gram: factors.gram }),
  };
}

function partsOf({ festivals, ranking, factors }: Head, lists: ReadonlyMap<string, List>): ModelParts {
  const list = <K extends Kind>(name: string, kind: K, length?: number): Lists[K] => {
    const found = lists.get(name);
    const fits = found instanceof KINDS[kind] && (length === undefined || found.length === length);
    if (!fits) throw new Error(`The artefact’s list ${name} does not fit the others`);
    return found;
  };
  const count = festivals.length;
  const starts = list('starts', 'i32', count + 1);
  return {
    festivals,
    starts,
    numbers: list('numbers', 'i32', starts[count]),
    weights: list('weights', 'f32', starts[count]),
    liking: {
      weights: list('likingWeights', 'f32', count),
      people: list('people', 'i32', count),
      momentum: list('momentum', 'f32', count),
      synthetic: list('synthetic', 'u8', count),
    },
    factors: factors && {
      ...factors,
      items: list('items', 'f32', count * factors.size),
      gram: list('gram', 'f64', factors.size ** 2),
    },
    ranking,
  };
}

function kindOf(list: List): Kind {
  return (Object.keys(KINDS) as Kind[]).find((kind) => list instanceof KINDS[kind]) as Kind;
}

function bytesOf(list: List): Buffer {
  if (endianness() !== 'LE') throw new Error('Artefacts are little-endian, this machine is not');
  return Buffer.from(list.buffer, list.byteOffset, list.byteLength);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes], rounded(bytes.length));
}

function rounded(length: number): number {
  return Math.ceil(length / ALIGNED) * ALIGNED;
}

function aligned(bytes: Buffer): Uint8Array {
  return bytes.byteOffset % ALIGNED === 0 ? bytes : Uint8Array.from(bytes);
}
