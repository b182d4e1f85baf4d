import type { ListedFestival } from './listed-festival.js';
import { SlotSet } from './slot-set.js';

/** Of few values, so each has a set of its own as wide as the index... */
const wideKeysOf = ({ category, provinceCode, free, inView, point }: ListedFestival): string[] => [
  `category:${category}`,
  ...(provinceCode === null ? [] : [`province:${provinceCode}`]),
  ...(free === null ? [] : [`free:${free}`]),
  `phase:${inView?.phase ?? 'none'}`,
  ...(point === null ? [] : ['point']),
];

/** ...and of very many, each with few slots. */
const narrowKeysOf = ({ districtCode, tags }: ListedFestival): string[] => [
  ...(districtCode === null ? [] : [`district:${districtCode}`]),
  ...tags.map((tag) => `tag:${tag}`),
];

/** Which slots have which value, for everything that is asked for by equality. */
export class Facets {
  private readonly wide = new Map<string, SlotSet>();
  private readonly narrow = new Map<string, number[]>();

  put(slot: number, festival: ListedFestival): void {
    for (const key of wideKeysOf(festival)) {
      let slots = this.wide.get(key);
      if (slots === undefined) this.wide.set(key, (slots = new SlotSet()));
      slots.add(slot);
    }
    for (const key of narrowKeysOf(festival)) {
      const slots = this.narrow.get(key);
      if (slots === undefined) this.narrow.set(key, [slot]);
      else slots.push(slot);
    }
  }

  remove(slot: number, festival: ListedFestival): void {
    for (const key of wideKeysOf(festival)) this.wide.get(key)?.delete(slot);
    for (const key of narrowKeysOf(festival)) {
      const slots = this.narrow.get(key) ?? [];
      slots.splice(slots.indexOf(slot), 1);
      if (slots.length === 0) this.narrow.delete(key);
    }
  }

  /** How many slots have the value. */
  count(key: string): number {
    return this.wide.get(key)?.count() ?? this.narrow.get(key)?.length ?? 0;
  }

  /** A new set of the slots that have any of the values. */
  any(keys: readonly string[]): SlotSet {
    const found = new SlotSet();
    for (const key of keys) {
      const slots = this.wide.get(key);
      if (slots !== undefined) found.or(slots);
      for (const slot of this.narrow.get(key) ?? []) found.add(slot);
    }
    return found;
  }
}
