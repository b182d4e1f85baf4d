import { useMutation, useQueryClient } from '@tanstack/react-query';
import { companionsQuery } from '../../shared/companions/companions.js';
import { notify } from '../../shared/ui/notice.js';
import { useErrorWords } from '../../shared/ui/states.js';

/** A change of who my companions are: afterwards everything that depends on them is asked anew. */
export function useCompanionChange<T>(
  accountId: string,
  change: () => Promise<T>,
  done: (answer: T) => void = () => undefined,
) {
  const queries = useQueryClient();
  const words = useErrorWords();
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      done(answer);
      await Promise.all([
        queries.invalidateQueries({ queryKey: companionsQuery(accountId).queryKey }),
        queries.invalidateQueries({ queryKey: ['recommendations'] }),
        queries.invalidateQueries({ queryKey: ['trip'] }),
      ]);
    },
    onError: (error) => {
      const { title, detail } = words(error);
      notify(`${title}. ${detail}`);
    },
  });
}
