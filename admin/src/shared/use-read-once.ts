import { useQuery } from '@tanstack/react-query';

/** What a form changes, read when it opens and not again: what is saved later meets it only through a lost race. */
export function useReadOnce<Read>(key: readonly string[], read: () => Promise<Read>) {
  return useQuery({
    queryKey: key,
    queryFn: read,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });
}
