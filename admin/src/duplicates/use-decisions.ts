import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../api/problem.js';
import { type Decision, decide, type Duplicate } from './duplicate.api.js';
import { atNextOpen, type Queue, type Standing, withStanding, without } from './queue.rules.js';

/** What became of a decision, for the person to read; at most one of each pair is shown. */
export type News = { readonly pair: Duplicate } & (
  | { readonly kind: 'saved' | 'byOther'; readonly decision: Decision | null }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly again: () => void }
);

export interface Decisions {
  readonly news: readonly News[];
  readonly forget: (news: News) => void;
  /** Sends it and goes on to the next pair without waiting; null takes a decision back and stays. */
  readonly send: (pair: Duplicate, decision: Decision | null) => void;
  /** The last decision of this visit that still holds, to be taken back. */
  readonly last: Duplicate | undefined;
}

export function useDecisions(setQueue: (change: (queue: Queue) => Queue) => void): Decisions {
  const queryClient = useQueryClient();
  const [news, setNews] = useState<readonly News[]>([]);
  const [decided, setDecided] = useState<readonly Duplicate[]>([]);
  const tell = (one: News) => setNews((all) => [one, ...others(all, one.pair)].slice(0, 3));

  const settle = (pair: Duplicate) => {
    setQueue((queue) => withStanding(queue, pair, pair.decision ?? 'open'));
    void queryClient.invalidateQueries({ queryKey: ['festivals'] });
    void queryClient.invalidateQueries({ queryKey: ['festival-of-pair'] });
  };
  const explain = (pair: Duplicate, before: Standing, error: unknown, again: () => void) => {
    const present = presentOf(error);
    if (present !== null) {
      settle(present);
      return tell({ kind: 'byOther', pair: present, decision: present.decision });
    }
    if (error instanceof ApiProblem && error.status === 404) {
      setQueue((queue) => without(queue, pair.id));
      return tell({ kind: 'gone', pair });
    }
    setQueue((queue) => withStanding(queue, pair, before));
    tell({ kind: 'failed', pair, error, again });
  };
  const send = (pair: Duplicate, decision: Decision | null) => {
    setNews((all) => others(all, pair));
    setQueue((queue) => {
      const sending = withStanding(queue, pair, 'sending');
      return decision === null ? { ...sending, at: pair.id } : atNextOpen(sending);
    });
    decide(pair, decision).then(
      (saved) => {
        settle(saved);
        tell({ kind: 'saved', pair: saved, decision });
        setDecided((all) => {
          const rest = all.filter(({ id }) => id !== saved.id);
          return decision === null ? rest : [...rest, saved];
        });
      },
      (error: unknown) => explain(pair, pair.decision ?? 'open', error, () => send(pair, decision)),
    );
  };
  return {
    news,
    forget: ({ pair }) => setNews((all) => others(all, pair)),
    send,
    last: decided.at(-1),
  };
}

function others(news: readonly News[], { id }: Duplicate): readonly News[] {
  return news.filter(({ pair }) => pair.id !== id);
}

function presentOf(error: unknown): Duplicate | null {
  if (!(error instanceof ApiProblem) || error.status !== 412) return null;
  return (error.body.current as Duplicate | undefined) ?? null;
}
