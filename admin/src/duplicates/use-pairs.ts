import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Decision, PAIRS_AT_ONCE, readPairs } from './duplicate.api.js';
import { EMPTY, pageBehind, type Queue, withMore } from './queue.rules.js';

export interface Pairs {
  readonly queue: Queue;
  readonly setQueue: (change: (queue: Queue) => Queue) => void;
  /** False until the API has answered once. */
  readonly isRead: boolean;
  readonly error: unknown;
  readonly isFetching: boolean;
  /** How many the API had behind those that are here. */
  readonly unread: number;
  /** Reads on; after an error, once more. */
  readonly readOn: () => void;
}

/** The pairs decided so, or still to be decided; where none of those is left, the next ones come by themselves. */
export function usePairs(decision: Decision | 'none'): Pairs {
  const [queue, setQueue] = useState(EMPTY);
  const [asked, setAsked] = useState({ page: 1, time: 1 });
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['duplicates', decision, asked],
    queryFn: () => readPairs(decision, asked.page),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  const [took, setTook] = useState<typeof data>();
  const [unread, setUnread] = useState(0);
  if (data !== took) {
    setTook(data);
    if (data !== undefined) {
      const more = withMore(queue, data.items);
      // A page that tells nothing new ends it, so that nobody asks for ever.
      const isNews = more.queued.length > queue.queued.length;
      setUnread(isNews ? Math.max(0, data.total - data.page * data.perPage) : 0);
      setQueue(more);
    }
  }
  const readOn = () => {
    if (error !== null) return void refetch();
    const page = decision === 'none' ? pageBehind(queue, PAIRS_AT_ONCE) : asked.page + 1;
    setAsked({ page, time: asked.time + 1 });
  };
  const nothingOpen = queue.queued.every(({ standing }) => standing !== 'open');
  const wantsMore = decision === 'none' && unread > 0 && nothingOpen && !isFetching && error === null;
  useEffect(() => {
    if (wantsMore) readOn();
    // Once whenever it begins to be wanted.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wantsMore]);
  return { queue, setQueue, isRead: data !== undefined, error, isFetching, unread, readOn };
}
