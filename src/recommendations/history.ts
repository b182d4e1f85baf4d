import type { Evidence, Interest } from './signals/signal.weight.rules.js';

/** What a person has done, as far as recommendations may use it. */
export interface History {
  /** What the interests rest on. */
  readonly evidence: readonly Evidence[];
  readonly interests: readonly Interest[];
  readonly kept: ReadonlySet<string>;
  readonly dismissed: ReadonlySet<string>;
  /** Editions that they reviewed or said they were at. */
  readonly visitedEditions: ReadonlySet<string>;
  readonly resetAt: Date | null;
}

/** Of callers without an account and of those who switched personalisation off. */
export const NO_HISTORY: History = {
  evidence: [],
  interests: [],
  kept: new Set(),
  dismissed: new Set(),
  visitedEditions: new Set(),
  resetAt: null,
};
