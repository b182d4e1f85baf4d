import { useQuery } from '@tanstack/react-query';
import type { Spoken } from './compared.rules.js';
import { type Duplicate, readFestival, type Side } from './duplicate.api.js';

export interface TwoSides {
  readonly left: Spoken | null;
  readonly right: Spoken | null;
  /** Both records are of one festival now, so that only the records differ. */
  readonly areOne: boolean;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => void;
}

/** What the records say, with the festivals that they are now. */
export function useTwoSides({ left, right }: Pick<Duplicate, 'left' | 'right'>): TwoSides {
  const areOne = left !== null && left.festivalId !== null && left.festivalId === right?.festivalId;
  const ids = areOne ? [null, null] : [left?.festivalId ?? null, right?.festivalId ?? null];
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['festival-of-pair', ...ids],
    queryFn: () => Promise.all(ids.map(readFestival)),
  });
  const spoken = (side: Side | null, at: number) => side && { side, festival: data?.[at] ?? null };
  return {
    left: spoken(left, 0),
    right: spoken(right, 1),
    areOne,
    error,
    isPending,
    refetch: () => void refetch(),
  };
}
