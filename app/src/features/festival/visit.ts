import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { useSession } from '../../shared/session/session.js';
import { notify } from '../../shared/ui/notice.js';
import { useErrorWords } from '../../shared/ui/states.js';

/** Whether the person has said that they were there. */
function visitQuery(accountId: string | null, festivalId: string) {
  const path = { params: { path: { festivalId } } };
  return queryOptions({
    queryKey: ['taste', 'visit', festivalId, accountId],
    enabled: accountId !== null,
    queryFn: async ({ signal }) => {
      const known = await answerOf(api.GET('/v1/me/taste/festivals/{festivalId}', { ...path, signal }));
      return known.signals.some(({ kind }) => kind === 'visit');
    },
  });
}

/** Says it, or takes it back; false where it does not count, as of a festival that was hidden since. */
async function sayVisited(festivalId: string, been: boolean): Promise<boolean> {
  if (!been) {
    const path = { params: { path: { festivalId, kind: 'visit' as const } } };
    await answerOf(api.DELETE('/v1/me/taste/festivals/{festivalId}/signals/{kind}', path));
    return true;
  }
  const signals = [{ id: crypto.randomUUID(), kind: 'visit' as const, festivalId }];
  return (await answerOf(api.POST('/v1/signals', { body: { signals } }))).accepted === 1;
}

/** Whether the person was there, and the switch for it, which moves at once and back if the API refuses. */
export function useVisit(festivalId: string): { been: boolean; toggle: () => void } {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { account } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const query = visitQuery(account?.id ?? null, festivalId);
  const been = useQuery(query).data ?? false;

  const { mutate } = useMutation({
    mutationFn: (now: boolean) => sayVisited(festivalId, now),
    onMutate: async (now) => {
      await queries.cancelQueries({ queryKey: query.queryKey });
      queries.setQueryData(query.queryKey, now);
    },
    onError: (error, now) => {
      queries.setQueryData(query.queryKey, !now);
      notify(words(error).title);
    },
    onSuccess: (counts, now) => {
      notify(t(!counts ? 'visit.refused' : now ? 'visit.said' : 'visit.takenBack'));
      void queries.invalidateQueries({ queryKey: ['recommendations'] });
      return queries.invalidateQueries({ queryKey: ['taste'] });
    },
  });

  const toggle = () => {
    if (account !== null) mutate(!been);
    else void navigate(`/sign-in?${new URLSearchParams({ next: pathname + search, why: 'visit' })}`);
  };
  return { been, toggle };
}
