import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../api/problem.js';
import { nextOpen, standingOf, stepped } from './queue.rules.js';
import { decide, type Decision, type Order, readReported, type Reported } from './report.api.js';

/** What became of the last decision. */
export type News = { readonly about: Reported } & (
  | { readonly kind: 'saved' | 'changed' | 'gone' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly again: () => void }
);

export interface ReviewQueue {
  /** Undefined until the API has answered. */
  readonly queue: readonly Reported[] | undefined;
  readonly inView: Reported | undefined;
  /** How many wait that are not here. */
  readonly behind: number;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly readAnew: () => void;
  readonly show: (reviewId: string) => void;
  readonly step: (by: 1 | -1) => void;
  readonly isSending: boolean;
  readonly send: (about: Reported, decision: Decision) => void;
  readonly news: News | undefined;
}

/** Those that wait, as they were read, with what has become of them since; decided ones stay, to be decided again. */
export function useQueue(sort: Order): ReviewQueue {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['reported-reviews', sort],
    queryFn: () => readReported(sort),
    gcTime: 0,
  });
  const [since, setSince] = useState<ReadonlyMap<string, Reported | null>>(new Map());
  const [chosen, setChosen] = useState<string>();
  const [isSending, setSending] = useState(false);
  const [news, setNews] = useState<News>();

  const queue = data?.items.flatMap((one) => {
    const now = since.get(one.review.id);
    return now === null ? [] : [now ?? one];
  });
  const inView = queue?.find(({ review }) => review.id === chosen) ?? queue?.[0];
  const put = (id: string, now: Reported | null) => setSince((all) => new Map(all).set(id, now));

  const explain = (about: Reported, reason: unknown, again: () => void) => {
    const status = reason instanceof ApiProblem ? reason.status : undefined;
    if (reason instanceof ApiProblem && status === 412 && reason.body.current !== undefined) {
      put(about.review.id, reason.body.current as Reported);
      return setNews({ kind: 'changed', about: reason.body.current as Reported });
    }
    if (status === 404) {
      put(about.review.id, null);
      return setNews({ kind: 'gone', about });
    }
    setNews({ kind: 'failed', about, error: reason, again });
  };
  const send = (about: Reported, decision: Decision) => {
    if (isSending) return;
    setSending(true);
    setNews(undefined);
    const { id } = about.review;
    decide(about, decision)
      .then(
        (now) => {
          put(id, now);
          setNews({ kind: 'saved', about: now });
          // Deciding again looks back at one; only what was open goes on to the next.
          if (standingOf(about) === 'open') setChosen(nextOpen(queue ?? [], id));
        },
        (reason: unknown) => explain(about, reason, () => send(about, decision)),
      )
      .finally(() => setSending(false));
  };
  const readAnew = () => {
    setSince(new Map());
    setChosen(undefined);
    setNews(undefined);
    void refetch();
  };
  return {
    queue,
    inView,
    behind: data === undefined ? 0 : data.total - data.items.length,
    error,
    isFetching,
    readAnew,
    show: setChosen,
    step: (by) => inView && setChosen(stepped(queue ?? [], inView.review.id, by)),
    isSending,
    send,
    news,
  };
}
