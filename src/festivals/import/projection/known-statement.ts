import type { MatchRecord } from '../identity/matching/match-record.js';
import type { Provider } from '../import.entity.js';
import type { Day } from '../../../shared/clock.js';
import { descending } from './statement.js';
import type { EDITOR } from './statement.entity.js';

/** A statement as it is known without what it says: who says it, of what, and where that went. */
export interface KnownStatement {
  readonly id: string;
  readonly provider: Provider | typeof EDITOR;
  readonly naturalKey: string;
  readonly referenceDay: Day | null;
  readonly identity: MatchRecord;
  readonly festivalId: string | null;
  readonly editionId: string | null;
  readonly editionRemoved: boolean;
  /** Whether anybody says so now; otherwise it is on its way out, or remembers a festival that is in use. */
  readonly counts: boolean;
  readonly importIds: readonly string[];
}

/** Those that are heard when statements are matched, by the key of their record. */
export function speakersOf(known: readonly KnownStatement[]): Map<string, KnownStatement> {
  const speakers = new Map<string, KnownStatement>();
  for (const one of known) {
    const other = speakers.get(one.identity.key);
    if (one.counts && (other === undefined || isLater(one, other))) speakers.set(one.identity.key, one);
  }
  return speakers;
}

function isLater(a: KnownStatement, b: KnownStatement): boolean {
  const order = descending(a.referenceDay, b.referenceDay);
  return order === 0 ? a.id < b.id : order < 0;
}
