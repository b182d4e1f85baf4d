import { useQueryClient } from '@tanstack/react-query';

/** Whatever tells of festivals is asked again, since one of them or its editions was saved. */
const TELLING_OF_FESTIVALS = ['festivals', 'editions', 'provenance', 'trail'];

export function useRefresh(): () => void {
  const queryClient = useQueryClient();
  return () => {
    for (const kept of TELLING_OF_FESTIVALS) void queryClient.invalidateQueries({ queryKey: [kept] });
  };
}
