import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '../../shared/ui/notice.js';
import { useErrorWords } from '../../shared/ui/states.js';

/** Where the cache keeps the list of sessions. */
export const sessionsKey = (accountId: string) => ['sessions', accountId];

/** Ends one or more of them and reads the list anew, also where somebody else was quicker. */
export function useSessionEnd(accountId: string, end: () => Promise<unknown>, done: string) {
  const words = useErrorWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: end,
    onSuccess: () => notify(done),
    onError: (error) => notify(words(error).title),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsKey(accountId) }),
  });
}
