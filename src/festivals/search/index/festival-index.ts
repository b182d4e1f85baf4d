import type { SearchQuestion, SearchWord } from '../text/question.rules.js';
import { KeyIndex, type LabelKey, WHOLE_LABEL } from './key-index.js';
import { KeyOwners } from './key-owners.js';
import { farther, MatchCollector, type Matches, NOTHING } from './matches.js';
import { PLACE } from './places.js';
import { keysOf, type Searchable } from './searchable.js';

/** How a word may be understood: as it stands, with particles and the keyboard in mind, with slips of the finger, with both. */
const LEVELS = ['plain', 'wider', 'slips', 'both'] as const;
type Level = (typeof LEVELS)[number];
const COST = { wider: 16, slips: 32 };

/** Which festivals are meant by words. Knows nothing of days, places on the map and order. */
export class FestivalIndex {
  /** Of festivals by number; a number is never given again. */
  readonly ids: string[] = [];
  private readonly keys = new KeyIndex();
  private readonly owners = new KeyOwners();
  private readonly numbers = new Map<string, number>();
  private readonly collector = new MatchCollector();

  /** True where more than half of what is kept is of festivals that were renamed or are gone. */
  get isWasteful(): boolean {
    return this.ids.length > 2 * this.numbers.size + 1_000;
  }

  /** True where so much came since all was put in order that finding takes longer. */
  get isUntidy(): boolean {
    return this.keys.isUntidy;
  }

  /** Puts all in order, a turn at a time. */
  *tidying(): Generator<void> {
    yield* this.keys.tidying();
    yield* this.owners.tidying();
  }

  put(id: string, festival: Searchable): void {
    const keys = keysOf(festival).map((key) => this.keys.numberOf(key));
    const known = this.numbers.get(id);
    if (known !== undefined && this.owners.hasJust(known, keys)) return;
    this.remove(id);
    this.ids.push(id);
    this.numbers.set(id, this.owners.add(keys));
  }

  remove(id: string): void {
    const number = this.numbers.get(id);
    if (number === undefined) return;
    this.numbers.delete(id);
    this.owners.drop(number);
  }

  /** All that are meant. */
  find(question: SearchQuestion): Matches {
    for (const level of LEVELS) {
      const matches = this.matchesAt(question, level);
      if (matches.numbers.length > 0) return matches;
    }
    return NOTHING;
  }

  /** Tags and regions that are meant by all that was typed, each with how many festivals have it. */
  findLabels({ whole }: SearchQuestion): (LabelKey & { tier: number; festivals: number })[] {
    const best = new Map<number, number>();
    for (const reading of whole.readings) {
      this.keys.find(reading, (key, tier) => {
        if (tier < (best.get(key) ?? Infinity)) best.set(key, tier);
      });
    }
    return [...best].flatMap(([number, tier]) => {
      const label = this.keys.labelAt(number);
      const festivals = this.owners.countOf(number);
      return label !== undefined && festivals > 0 ? [{ ...label, tier, festivals }] : [];
    });
  }

  private matchesAt({ words, whole }: SearchQuestion, level: Level): Matches {
    const every = this.ofEvery(words, () => level);
    if (words.length === 1 && whole.text === words[0]?.text) return every;
    return this.collector.inAny([every, this.ofWord(whole, 'plain', WHOLE_LABEL)]);
  }

  /** Found in tiers before `until`. */
  private ofWord({ readings, wider }: SearchWord, level: Level, until = Infinity): Matches {
    const { keys, owners, collector } = this;
    const visitAt = (cost: number) => (key: number, tier: number) => {
      if (tier < until) owners.collect(key, tier + cost, collector);
    };
    for (const reading of readings) keys.find(reading, visitAt(0));
    if (level === 'slips' || level === 'both')
      for (const reading of readings) keys.findNear(reading, visitAt(COST.slips));
    const own = collector.take();
    if (level === 'plain' || level === 'slips') return own;
    // The first of several words is a region, which is known by its name: there is nothing to guess in it.
    const others = wider.map((words) =>
      farther(
        this.ofEvery(words, (at) => (at < words.length - 1 ? 'plain' : level)),
        COST.wider,
      ),
    );
    return collector.inAny([own, ...others]);
  }

  /** What all of several words mean, looked for only as long as it may be anything. */
  private ofEvery(words: readonly SearchWord[], levelOf: (at: number) => Level): Matches {
    const each: Matches[] = [];
    for (const [at, word] of words.entries()) {
      const matches = this.ofWord(word, levelOf(at));
      if (matches.numbers.length === 0) return NOTHING;
      each.push(matches);
    }
    return this.collector.inEvery(each, PLACE.word);
  }
}
