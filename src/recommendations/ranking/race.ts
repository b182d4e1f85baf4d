import type { Day } from '../../shared/clock.js';
import { Numbering } from './catalogue/numbering.js';
import type { Scored } from './score.rules.js';

/** One that competes for the next place, what it is of in numbers, and its likeness to what is listed most like it. */
interface Rival {
  readonly one: Scored;
  readonly category: number;
  readonly province: number;
  readonly month: number;
  /** Of its organiser; null where it names none. */
  readonly places: Places | null;
  likeness: number;
}

/** How many of an organiser are listed. */
interface Places {
  taken: number;
}

/** How much a likeness of 1 to one already listed costs. */
const LIKENESS_COST = 0.35;
const LIKENESS = { category: 0.5, region: 0.3, month: 0.2 };
/** So many of one category follow each other at most. */
const LONGEST_RUN = 3;
const MOST_OF_AN_ORGANISER = 2;
/** Those that compete for the places of a list, and what is listed so far. */
export class Race {
  private readonly rivals: Rival[];
  private readonly categories = new Numbering();
  private readonly provinces = new Numbering();
  private readonly organisers = new Map<string, Places>();
  /** The category of the last ones, and how many of them in a row. */
  private readonly run = { category: -1, length: 0 };

  constructor(best: readonly Scored[]) {
    this.rivals = best.map((one) => this.rivalOf(one));
  }

  /** The one worth most within the limits; where none is, the organiser's is let go, then the category's. */
  first(gainOf: (category: string) => number): Scored | undefined {
    const gains = Float64Array.from(this.categories.words(), gainOf);
    const tired = this.tired;
    let best: Rival | undefined;
    let [most, broken] = [-Infinity, Infinity];
    for (const rival of this.rivals) {
      const { category, places } = rival;
      const breaks = (category === tired ? 2 : 0) + (isFull(places) ? 1 : 0);
      if (breaks > broken) continue;
      const worth = rival.one.score - LIKENESS_COST * rival.likeness + gains[category]!;
      if (breaks < broken || worth > most) [best, most, broken] = [rival, worth, breaks];
    }
    return best?.one;
  }

  /** Whether it breaks no limit. */
  allows({ festival: { category, organiser } }: Scored): boolean {
    if (this.categories.of(category) === this.tired) return false;
    return organiser === null || !isFull(this.organisers.get(organiser) ?? null);
  }

  /** It is listed: it competes no more, and others are the less worth the more they are like it. */
  list(one: Scored): void {
    const at = this.rivals.findIndex((rival) => rival.one === one);
    const listed = at < 0 ? this.rivalOf(one) : this.rivals[at]!;
    if (at >= 0) this.rivals.splice(at, 1);
    if (listed.places !== null) listed.places.taken += 1;
    this.run.length = listed.category === this.run.category ? this.run.length + 1 : 1;
    this.run.category = listed.category;
    for (const rival of this.rivals) rival.likeness = Math.max(rival.likeness, likenessOf(rival, listed));
  }

  /** The category that was seen enough of just now; -1 where none was. */
  private get tired(): number {
    return this.run.length < LONGEST_RUN ? -1 : this.run.category;
  }

  private rivalOf(one: Scored): Rival {
    const { category, provinceCode, organiser, edition } = one.festival;
    return {
      one,
      category: this.categories.of(category),
      province: provinceCode === null ? -1 : this.provinces.of(provinceCode),
      month: monthOf(edition.startsOn),
      places: organiser === null ? null : this.placesOf(organiser),
      likeness: 0,
    };
  }

  private placesOf(organiser: string): Places {
    const known = this.organisers.get(organiser) ?? { taken: 0 };
    this.organisers.set(organiser, known);
    return known;
  }
}

/** 1 to 12, without making words of it. */
function monthOf(day: Day): number {
  return 10 * day.charCodeAt(5) + day.charCodeAt(6) - 11 * '0'.charCodeAt(0);
}

function isFull(places: Places | null): boolean {
  return places !== null && places.taken >= MOST_OF_AN_ORGANISER;
}

function likenessOf(a: Rival, b: Rival): number {
  return (
    (a.category === b.category ? LIKENESS.category : 0) +
    (a.province >= 0 && a.province === b.province ? LIKENESS.region : 0) +
    (a.month === b.month ? LIKENESS.month : 0)
  );
}
