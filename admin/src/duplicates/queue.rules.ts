import type { Decision, Duplicate } from './duplicate.api.js';

/** `open`: to be decided; `later`: put off in this visit; `sending`: on its way to the API. */
export type Standing = 'open' | 'later' | 'sending' | Decision;

export interface Queued {
  readonly pair: Duplicate;
  readonly standing: Standing;
}

/** The pairs of this visit in the API's order, and the one in view. */
export interface Queue {
  readonly queued: readonly Queued[];
  readonly at: string | null;
}

export const EMPTY: Queue = { queued: [], at: null };

/** With the pairs that are not there yet, at the end; what became of the others stays. */
export function withMore({ queued, at }: Queue, pairs: readonly Duplicate[]): Queue {
  const known = new Set(queued.map(({ pair }) => pair.id));
  const added = pairs
    .filter(({ id }) => !known.has(id))
    .map((pair) => ({ pair, standing: pair.decision ?? ('open' as const) }));
  const all = [...queued, ...added];
  const now = at ?? all[0]?.pair.id ?? null;
  const isOver = all.find(({ pair }) => pair.id === now)?.standing !== 'open';
  return { queued: all, at: isOver && added[0]?.standing === 'open' ? added[0].pair.id : now };
}

export function withStanding(queue: Queue, pair: Duplicate, standing: Standing): Queue {
  const queued = queue.queued.map((one) => (one.pair.id === pair.id ? { pair, standing } : one));
  return { ...queue, queued };
}

export function without({ queued, at }: Queue, id: string): Queue {
  const left = queued.filter(({ pair }) => pair.id !== id);
  return { queued: left, at: at === id ? (left[0]?.pair.id ?? null) : at };
}

/** One further or back; at an end it stays. */
export function stepped(queue: Queue, step: 1 | -1): Queue {
  const index = queue.queued.findIndex(({ pair }) => pair.id === queue.at);
  return { ...queue, at: queue.queued[index + step]?.pair.id ?? queue.at };
}

/** At the next one to be decided, around the end if need be; where there is none it stays. */
export function atNextOpen(queue: Queue): Queue {
  const { queued, at } = queue;
  const index = queued.findIndex(({ pair }) => pair.id === at);
  const after = [...queued.slice(index + 1), ...queued.slice(0, index + 1)];
  return { ...queue, at: after.find(({ standing }) => standing === 'open')?.pair.id ?? at };
}

/** The page of the API that holds the first pair that is not here: those decided have left its queue. */
export function pageBehind({ queued }: Queue, perPage: number): number {
  const waiting = queued.filter(({ standing }) => standing === 'open' || standing === 'later').length;
  return Math.floor(waiting / perPage) + 1;
}
