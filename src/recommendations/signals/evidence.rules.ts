import type { Evidence, ForgettableKind } from './signal.weight.rules.js';

/** From when on what a person did tells of their taste. */
export interface Since {
  readonly resetAt: Date | null;
  readonly forgotten: readonly {
    readonly festivalId: string;
    readonly kind: ForgettableKind;
    readonly at: Date;
  }[];
}

/** Without what the person wants forgotten: by a fresh start, or one bookmark or review by itself. */
export function remembered<E extends Evidence>(evidence: readonly E[], { resetAt, forgotten }: Since): E[] {
  const until = new Map(forgotten.map(({ festivalId, kind, at }) => [`${festivalId} ${kind}`, at]));
  return evidence.filter(({ festivalId, kind, at }) => {
    const forgottenAt = until.get(`${festivalId} ${kind}`);
    return (resetAt === null || at > resetAt) && (forgottenAt === undefined || at > forgottenAt);
  });
}

/**
 * Under the festivals that they are by now; two that turned out to be one are told once, by the latest
 * rating and the times of both. A bookmark is kept once, however many of its names had it.
 */
export function underPresentNames<E extends Evidence>(
  evidence: readonly E[],
  presentIdOf: (id: string) => string,
): E[] {
  const told = new Map<string, E>();
  for (const one of evidence) {
    const festivalId = presentIdOf(one.festivalId);
    const key = `${festivalId} ${one.kind}`;
    const before = told.get(key);
    told.set(key, before === undefined ? { ...one, festivalId } : together(before, { ...one, festivalId }));
  }
  return [...told.values()];
}

function together<E extends Evidence>(a: E, b: E): E {
  const latest = b.at > a.at ? b : a;
  return a.kind === 'bookmark' || a.kind === 'review' ? latest : { ...latest, times: a.times + b.times };
}
