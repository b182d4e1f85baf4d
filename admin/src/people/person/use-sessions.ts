import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { readSessions, type Session } from './person.api.js';

/** Where the person is signed in; every reading of it is kept in the audit log, so one answer serves the page. */
export function useSessions(id: string): UseQueryResult<readonly Session[]> {
  return useQuery({
    queryKey: ['user-sessions', id],
    queryFn: () => readSessions(id),
    staleTime: Infinity,
    gcTime: 0,
  });
}
