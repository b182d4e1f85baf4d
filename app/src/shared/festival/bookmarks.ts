import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { components } from '../../api/schema.js';
import { api } from '../api/client.js';
import { answerOf } from '../api/transport.js';
import { useSession } from '../session/session.js';
import { notify } from '../ui/notice.js';
import { useErrorWords } from '../ui/states.js';
import type { FestivalItem } from './festival-words.js';

type Bookmarks = components['schemas']['FestivalPage']['items'];

/** Everything the person keeps, newest first. */
export function bookmarksQuery(accountId: string | null) {
  return queryOptions({
    queryKey: ['bookmarks', accountId],
    enabled: accountId !== null,
    queryFn: async () => {
      const items: Bookmarks = [];
      for (let page = 1; ; page += 1) {
        const answer = await answerOf(
          api.GET('/v1/me/bookmarks', { params: { query: { page, perPage: 100 } } }),
        );
        items.push(...answer.items);
        if (items.length >= answer.total || answer.items.length === 0) return items;
      }
    },
    placeholderData: keepPreviousData,
  });
}

/** Whether the festival is kept, and the switch for it, which moves at once and back if the API refuses. */
export function useBookmark(festival: FestivalItem): { kept: boolean; toggle: () => void } {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { account } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const query = bookmarksQuery(account?.id ?? null);
  const { queryKey } = query;
  const { data } = useQuery(query);

  const { mutate, isPending, variables } = useMutation({
    mutationFn: (keep: boolean) => {
      const path = { params: { path: { id: festival.id } } };
      return answerOf(
        keep ? api.PUT('/v1/festivals/{id}/bookmark', path) : api.DELETE('/v1/festivals/{id}/bookmark', path),
      );
    },
    onMutate: async (keep) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      // Where nothing has loaded yet, this one alone would pass for all of them.
      if (before !== undefined) {
        const others = before.filter(({ id }) => id !== festival.id);
        queries.setQueryData(queryKey, keep ? [festival, ...others] : others);
      }
      return { before };
    },
    onError: (error, _keep, context) => {
      if (context?.before !== undefined) queries.setQueryData(queryKey, context.before);
      notify(words(error).title);
    },
    onSuccess: (_answer, keep) => {
      notify(t(keep ? 'bookmark.kept' : 'bookmark.removed'));
      return queries.invalidateQueries({ queryKey: ['recommendations'] });
    },
    onSettled: (_answer, _error, _keep, context) =>
      context?.before === undefined ? queries.invalidateQueries({ queryKey }) : undefined,
  });
  const loaded = data?.some(({ id }) => id === festival.id);
  const kept = loaded ?? (isPending && variables);

  const toggle = () => {
    if (account !== null) mutate(!kept);
    else void navigate(`/sign-in?${new URLSearchParams({ next: pathname + search, why: 'bookmark' })}`);
  };
  return { kept, toggle };
}
