import { useSyncExternalStore } from 'react';
import type { Account } from './session.js';

/** A session that ended by itself, and the requests that wait for its person. */
interface SessionEnd {
  readonly who: Account;
  readonly answer: Promise<boolean>;
  readonly settle: (back: boolean) => void;
}

let end: SessionEnd | null = null;
const listeners = new Set<() => void>();

/** Asks by a dialog over the page, one for all requests; false where it was closed. */
export function isBack(who: Account): Promise<boolean> {
  if (end === null) {
    let settle: SessionEnd['settle'] = () => undefined;
    const answer = new Promise<boolean>((resolve) => (settle = resolve));
    void answer.then(() => put(null));
    put({ who, answer, settle });
    return answer;
  }
  return end.answer;
}

export function useSessionEnd(): SessionEnd | null {
  return useSyncExternalStore(listen, () => end);
}

function put(next: SessionEnd | null): void {
  end = next;
  for (const tell of listeners) tell();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
