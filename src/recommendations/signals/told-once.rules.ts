import type { SignalEntity } from './signal.entity.js';

export type SignalRow = Omit<SignalEntity, never>;

/** Repeats of one kind on one festival by one person as one row: how often, since when, and what was said last. */
export function toldOnce(signals: readonly SignalRow[]): SignalRow[] {
  const rows = new Map<string, SignalRow>();
  for (const one of signals) {
    const key = `${one.person} ${one.festivalId} ${one.kind}`;
    const before = rows.get(key);
    if (before === undefined) rows.set(key, { ...one });
    else {
      const since = one.since < before.since ? one.since : before.since;
      rows.set(key, { ...(one.at >= before.at ? one : before), since, times: before.times + one.times });
    }
  }
  return [...rows.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** In the order of the table's key, so that writers of the same rows wait for each other instead of deadlocking. */
function keyOf({ person, festivalId, kind }: SignalRow): string {
  return `${person} ${festivalId} ${kind}`;
}
