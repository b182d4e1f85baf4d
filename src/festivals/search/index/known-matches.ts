import type { Matches } from './matches.js';

/** Festivals in all that is kept: some megabytes. */
const FESTIVALS_KEPT = 500_000;
/** What is kept beside the festivals takes as much as so many of them. */
const OF_ITSELF = 40;

/** What was found lately, while it is still so: few words are in most questions, and a page follows the one before. */
export class KnownMatches {
  private readonly known = new Map<string, Matches>();
  private kept = 0;

  get(asked: string, find: () => Matches): Matches {
    const known = this.known.get(asked);
    if (known !== undefined) {
      this.known.delete(asked);
      this.known.set(asked, known);
      return known;
    }
    const found = find();
    this.known.set(asked, found);
    this.kept += sizeOf(found);
    this.dropOldest();
    return found;
  }

  clear(): void {
    this.known.clear();
    this.kept = 0;
  }

  private dropOldest(): void {
    for (const [asked, matches] of this.known) {
      if (this.kept <= FESTIVALS_KEPT) return;
      this.known.delete(asked);
      this.kept -= sizeOf(matches);
    }
  }
}

function sizeOf({ numbers }: Matches): number {
  return numbers.length + OF_ITSELF;
}
