import { useQueryClient } from '@tanstack/react-query';
import { notify } from '../../shared/ui/notice.js';

/** Where the cache keeps the list of sessions. */
export const sessionsKey = (accountId: string) => ['sessions', accountId];

/** Ends one or more of them and reads the list anew, also where somebody else was quicker. */
export function useSessionEnd(
  accountId: string,
  end: (currentPassword?: string) => Promise<unknown>,
  done: string,
) {
  const queries = useQueryClient();
  return async (currentPassword?: string): Promise<void> => {
    try {
      await end(currentPassword);
      notify(done);
    } finally {
      await queries.invalidateQueries({ queryKey: sessionsKey(accountId) });
    }
  };
}
