import type { Evidence } from './signals/signal.weight.rules.js';

/** What a person has told, under the festivals that they told it of. */
export interface Told {
  /** Without what they want forgotten. */
  readonly evidence: readonly Evidence[];
  readonly kept: readonly string[];
  readonly dismissed: readonly string[];
  /** Editions that they reviewed or said they were at. */
  readonly visitedEditions: readonly string[];
  readonly resetAt: Date | null;
}

interface Known {
  readonly told: Told;
  readonly activity: number;
  readonly readAt: number;
}

const MOST_EVIDENCE = 100_000;
/** What an editor parts again, or a sweeper takes away, is nobody's activity, and tells little. */
const KEPT_MS = 5 * 60_000;

/** What was read of people lately, each good for as long as they have done nothing since. */
export class KnownHistories {
  private readonly people = new Map<string, Known>();
  private evidence = 0;

  get(person: string, activity: number, now: Date): Told | undefined {
    const known = this.people.get(person);
    const isGood = known?.activity === activity && now.getTime() - known.readAt <= KEPT_MS;
    return isGood ? known.told : undefined;
  }

  put(person: string, activity: number, told: Told, now: Date): void {
    this.remove(person);
    this.people.set(person, { told, activity, readAt: now.getTime() });
    this.evidence += told.evidence.length;
    for (const [oldest, { readAt }] of this.people) {
      if (this.evidence <= MOST_EVIDENCE && now.getTime() - readAt <= KEPT_MS) break;
      this.remove(oldest);
    }
  }

  private remove(person: string): void {
    this.evidence -= this.people.get(person)?.told.evidence.length ?? 0;
    this.people.delete(person);
  }
}
