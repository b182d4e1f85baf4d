import type { Reading, SearchQuestion, SearchWord } from '../text/question.rules.js';
import { isFestivalMistyped } from '../text/festival-word.rules.js';
import { KeyIndex, type LabelKey, WHOLE_LABEL } from './key-index.js';
import { KeyOwners } from './key-owners.js';
import { KnownMatches } from './known-matches.js';
import { before, farther, MatchCollector, type Matches, NOTHING } from './matches.js';
import { PLACE } from './places.js';
import { keysOf, type Searchable } from './searchable.js';

/** How a word may be understood: as it stands, with particles and the keyboard in mind, with slips of the finger, with both. */
type Level = 'plain' | 'wider' | 'slips' | 'both';
const COST = { wider: 16, slips: 32 };

/** Which festivals are meant by words. Knows nothing of days, places on the map and order. */
export class FestivalIndex {
  /** Of festivals by number; a number is never given again. */
  readonly ids: string[] = [];
  private readonly keys = new KeyIndex();
  private readonly owners = new KeyOwners();
  private readonly numbers = new Map<string, number>();
  private readonly known = new KnownMatches();
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
    this.known.clear();
    this.ids.push(id);
    this.numbers.set(id, this.owners.add(keys));
  }

  remove(id: string): void {
    const number = this.numbers.get(id);
    if (number === undefined) return;
    this.known.clear();
    this.numbers.delete(id);
    this.owners.drop(number);
  }

  /** All that are meant. */
  find(question: SearchQuestion): Matches {
    const found = this.firstOf(['plain', 'wider'], question);
    if (found !== NOTHING) return found;
    const needed = question.words.filter(({ text }) => !isFestivalMistyped(text));
    if (needed.length === 0 || needed.length === question.words.length)
      return this.firstOf(['slips', 'both'], question);
    return this.firstOf(['plain', 'wider', 'slips', 'both'], { ...question, words: needed });
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

  private firstOf(levels: readonly Level[], question: SearchQuestion): Matches {
    for (const level of levels) {
      const matches = this.matchesAt(question, level);
      if (matches.numbers.length > 0) return matches;
    }
    return NOTHING;
  }

  private matchesAt({ words, whole }: SearchQuestion, level: Level): Matches {
    const every = this.ofEvery(words, () => level);
    if (words.length === 1 && whole.text === words[0]?.text) return every;
    return this.collector.inAny([every, before(WHOLE_LABEL, this.asItStands(whole.readings))]);
  }

  private ofWord({ readings, wider }: SearchWord, level: Level): Matches {
    const own = [this.asItStands(readings)];
    if (level === 'slips' || level === 'both') own.push(this.withSlips(readings));
    if (level === 'plain' || level === 'slips') return this.collector.inAny(own);
    // The first of several words is a region, which is known by its name: there is nothing to guess in it.
    const others = wider.map((words) =>
      farther(
        this.ofEvery(words, (at) => (at < words.length - 1 ? 'plain' : level)),
        COST.wider,
      ),
    );
    return this.collector.inAny([...own, ...others]);
  }

  private asItStands(readings: readonly Reading[]): Matches {
    return this.collector.inAny(
      readings.map((reading) =>
        this.known.get(nameOf(reading), () => {
          this.keys.find(reading, (key, tier) => this.owners.collect(key, tier, this.collector));
          return this.collector.take();
        }),
      ),
    );
  }

  private withSlips(readings: readonly Reading[]): Matches {
    const { keys, owners, collector } = this;
    for (const reading of readings)
      keys.findNear(reading, (key, tier) => owners.collect(key, tier + COST.slips, collector));
    return collector.take();
  }

  /** What all of several words mean, the rarest first and looked for only as long as it may be anything. */
  private ofEvery(words: readonly SearchWord[], levelOf: (at: number) => Level): Matches {
    const asked = words
      .map((word, at) => {
        const level = levelOf(at);
        return { word, level, places: level === 'plain' ? this.keys.countOf(word.readings) : Infinity };
      })
      .toSorted((a, b) => a.places - b.places);
    let all: Matches | undefined;
    for (const { word, level, places } of asked) {
      const own = places === 0 ? NOTHING : this.ofWord(word, level);
      all = all === undefined ? own : this.collector.inBoth(all, own, PLACE.word);
      if (all.numbers.length === 0) return NOTHING;
    }
    return all ?? NOTHING;
  }
}

function nameOf({ form, spelling, syllables }: Reading): string {
  return `${form} ${spelling.key} ${syllables ?? ''}`;
}
