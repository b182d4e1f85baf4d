import type { SearchQuestion, SearchWord } from '../text/question.rules.js';
import { KeyIndex } from './key-index.js';
import { keysOf, type Searchable, type SearchKey } from './searchable.js';
import { PLACE } from './gram-table.js';

/** How a word may be understood: as it stands, with particles and the keyboard in mind, with slips of the finger. */
const LEVELS = ['plain', 'wider', 'slips'] as const;
type Level = (typeof LEVELS)[number];
const COST: Record<Level, number> = { plain: 0, wider: 16, slips: 32 };
const NOT_FOUND = 255;

interface Scores {
  /** By number of the festival. */
  readonly tiers: Uint8Array;
  readonly found: readonly number[];
}

/** Which festivals are meant by words. Knows nothing of days, places on the map and order. */
export class FestivalIndex {
  private readonly keys = new KeyIndex();
  private readonly festivalsOfKey: number[][] = [];
  private readonly numbers = new Map<string, number>();
  private readonly ids: string[] = [];
  private readonly keysOfFestival: number[][] = [];

  get size(): number {
    return this.numbers.size;
  }

  /** True where more than half of what is kept is of festivals that were renamed or are gone. */
  get isWasteful(): boolean {
    return this.ids.length > 2 * this.size + 1_000;
  }

  put(id: string, festival: Searchable): void {
    const keys = keysOf(festival).map((key) => this.keys.numberOf(key));
    if (this.keysOf(id)?.join() === keys.join()) return;
    this.remove(id);
    const number = this.ids.push(id) - 1;
    this.numbers.set(id, number);
    this.keysOfFestival.push(keys);
    for (const key of keys) (this.festivalsOfKey[key] ??= []).push(number);
  }

  remove(id: string): void {
    const number = this.numbers.get(id);
    if (number === undefined) return;
    this.numbers.delete(id);
    for (const key of this.keysOfFestival[number] ?? []) {
      this.festivalsOfKey[key] = (this.festivalsOfKey[key] ?? []).filter((one) => one !== number);
    }
    this.keysOfFestival[number] = [];
  }

  private keysOf(id: string): readonly number[] | undefined {
    const number = this.numbers.get(id);
    return number === undefined ? undefined : this.keysOfFestival[number];
  }

  /** The best of those that are meant, by id, with a number that is the less the farther: 0 is the very name. */
  find(question: SearchQuestion, limit: number): Map<string, number> {
    for (const level of LEVELS) {
      const scores = this.scoresOf(question, level);
      if (scores.found.length > 0) return this.best(scores, limit);
    }
    return new Map();
  }

  /** Tags and regions that are meant by all that was typed, each with how many festivals have it. */
  findLabels({ whole }: SearchQuestion): (SearchKey & { tier: number; festivals: number })[] {
    const best = new Map<number, number>();
    for (const reading of whole.readings) {
      this.keys.find(reading, (key, tier) => {
        if (tier < (best.get(key) ?? NOT_FOUND)) best.set(key, tier);
      });
    }
    return [...best].flatMap(([number, tier]) => {
      const key = this.keys.at(number);
      const festivals = this.festivalsOfKey[number]?.length ?? 0;
      const isLabel = key?.kind === 'tag' || key?.kind === 'region';
      return isLabel && festivals > 0 ? [{ ...key, tier, festivals }] : [];
    });
  }

  private scoresOf({ words, whole }: SearchQuestion, level: Level): Scores {
    const each = words.map((word) => this.scoresOfWord(word, level));
    const every = each.length === 1 ? each[0] : this.inEvery(each, PLACE.word);
    if (each.length === 1 && whole.text === words[0]?.text) return every ?? this.scores();
    return this.inAny([every ?? this.scores(), this.scoresOfWord(whole, 'plain', ['name'])]);
  }

  private scoresOfWord(
    { readings, wider }: SearchWord,
    level: Level,
    kinds?: readonly SearchKey['kind'][],
  ): Scores {
    const scores = this.scores();
    const { found, tiers } = scores;
    const visitAt = (cost: number) => (key: number, tier: number) => {
      if (kinds !== undefined && !kinds.includes(this.keys.at(key)?.kind ?? 'about')) return;
      for (const festival of this.festivalsOfKey[key] ?? []) {
        const before = tiers[festival] ?? NOT_FOUND;
        if (before === NOT_FOUND) found.push(festival);
        if (tier + cost < before) tiers[festival] = tier + cost;
      }
    };
    for (const reading of readings) this.keys.find(reading, visitAt(COST.plain));
    if (level === 'slips') for (const reading of readings) this.keys.findNear(reading, visitAt(COST.slips));
    if (level === 'plain') return scores;
    const others = wider.map((words) => this.costing(this.scoresOfEvery(words, level), COST.wider));
    return this.inAny([scores, ...others]);
  }

  /** The first of several words is a region, which is known by its name: there is nothing to guess in it. */
  private scoresOfEvery(words: readonly SearchWord[], level: Level): Scores {
    const each: Scores[] = [];
    for (const [at, word] of words.entries()) {
      const scores = this.scoresOfWord(word, at < words.length - 1 ? 'plain' : level);
      if (scores.found.length === 0) return scores;
      each.push(scores);
    }
    return this.inEvery(each, PLACE.word);
  }

  private scores(): { tiers: Uint8Array; found: number[] } {
    return { tiers: new Uint8Array(this.ids.length).fill(NOT_FOUND), found: [] };
  }

  /** What is in all of them, as far as the farthest, yet never nearer than `least`. */
  private inEvery(each: readonly Scores[], least: number): Scores {
    if (each.length === 1 && each[0] !== undefined) return each[0];
    const [first, ...others] = each.toSorted((a, b) => a.found.length - b.found.length);
    const scores = this.scores();
    for (const festival of first?.found ?? []) {
      const tier = others.reduce(
        (farthest, { tiers }) => Math.max(farthest, tiers[festival] ?? NOT_FOUND),
        Math.max(least, first?.tiers[festival] ?? NOT_FOUND),
      );
      if (tier === NOT_FOUND) continue;
      scores.tiers[festival] = tier;
      scores.found.push(festival);
    }
    return scores;
  }

  private inAny(each: readonly Scores[]): Scores {
    const scores = this.scores();
    for (const { found, tiers } of each) {
      for (const festival of found) {
        const tier = tiers[festival] ?? NOT_FOUND;
        const before = scores.tiers[festival] ?? NOT_FOUND;
        if (before === NOT_FOUND) scores.found.push(festival);
        if (tier < before) scores.tiers[festival] = tier;
      }
    }
    return scores;
  }

  private costing({ found, tiers }: Scores, cost: number): Scores {
    for (const festival of found)
      tiers[festival] = Math.min(NOT_FOUND - 1, (tiers[festival] ?? NOT_FOUND) + cost);
    return { found, tiers };
  }

  private best({ found, tiers }: Scores, limit: number): Map<string, number> {
    const byTier: number[][] = [];
    for (const festival of found) (byTier[tiers[festival] ?? NOT_FOUND] ??= []).push(festival);
    const best = new Map<string, number>();
    for (const [tier, festivals] of byTier.entries()) {
      for (const festival of (festivals as number[] | undefined)?.slice(0, limit - best.size) ?? [])
        best.set(this.ids[festival] ?? '', -tier);
    }
    return best;
  }
}
