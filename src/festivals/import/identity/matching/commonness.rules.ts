import { type ContactKind, contactKeysOf } from './block-keys.rules.js';
import type { Traits } from './traits.rules.js';

/**
 * How many festivals a phone, homepage or body serves, by the names that share its block key. A culture
 * centre's phone stands under twenty names and joins none of them; that of a festival's office under its
 * old and its new one.
 */
export class Commonness {
  private readonly coresByKey = new Map<string, Set<string>>();
  private readonly keysOf = new Map<Traits, Record<ContactKind, string[]>>();

  constructor(all: Iterable<Traits>) {
    for (const one of all) {
      const keys = contactKeysOf(one);
      this.keysOf.set(one, keys);
      const core = one.names[0]?.core;
      if (core === undefined) continue;
      for (const key of Object.values(keys).flat()) {
        const cores = this.coresByKey.get(key) ?? new Set<string>();
        this.coresByKey.set(key, cores.add(core));
      }
    }
  }

  /** From 1, where no more than two names share what the two records share, down to 0; 0 where they share nothing. */
  rarity(kind: ContactKind, a: Traits, b: Traits): number {
    const [mine, others] = [valuesOf(kind, a), valuesOf(kind, b)];
    const shared = mine.filter((value) => others.includes(value));
    if (shared.length === 0) return 0;
    return Math.max(...shared.map((value) => 1 / Math.max(1, this.namesUnder(kind, value, a, b) - 1)));
  }

  private namesUnder(kind: ContactKind, value: string, a: Traits, b: Traits): number {
    const keys = [a, b]
      .flatMap((one) => this.keysOf.get(one)?.[kind] ?? [])
      .filter((key) => key.endsWith(`|${value}`));
    return Math.max(0, ...keys.map((key) => this.coresByKey.get(key)?.size ?? 0));
  }
}

function valuesOf(kind: ContactKind, { phones, homepage, bodies }: Traits): readonly string[] {
  if (kind === 'phone') return phones;
  if (kind === 'body') return bodies;
  return homepage === null ? [] : [homepage];
}
