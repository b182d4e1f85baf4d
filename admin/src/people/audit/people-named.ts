import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api } from '../../api/client.js';
import type { AuditEntry, User } from '../../api/data-provider.js';
import { answerOf } from '../../api/problem.js';

/** Null for who has left; whose name has not come yet is missing. */
type Named = ReadonlyMap<string, Pick<User, 'displayName' | 'email'> | null>;

/** Names by account, of everybody that the entries in sight are of; undefined until they have come. */
const NamesInSight = createContext<Named | undefined>(undefined);
export const NamesProvider = NamesInSight.Provider;

/** The log keeps ids and no names; this asks once for all of a page. */
export function usePeopleNamed(ids: readonly string[]): Named | undefined {
  const asked = [...new Set(ids)].sort();
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['people-named', asked],
    queryFn: () =>
      answerOf(api.GET('/v1/admin/users', { params: { query: { ids: asked.join(','), perPage: 100 } } })),
    enabled: asked.length > 0,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  // Names of before say nothing of who was not asked about then.
  const gone = isPlaceholderData ? [] : asked;
  return (
    data &&
    new Map([...gone.map((id) => [id, null] as const), ...data.items.map((user) => [user.id, user] as const)])
  );
}

export function accountsIn(entries: readonly AuditEntry[]): string[] {
  return entries.flatMap(({ accountId, subject }) => [
    ...(accountId === null ? [] : [accountId]),
    ...(subject.kind === 'account' && subject.id !== null ? [subject.id] : []),
  ]);
}

/** Undefined until it is known; null for who has left. */
export function useNameOf(id: string): string | null | undefined {
  const names = useContext(NamesInSight);
  const person = names?.get(id);
  return person && person.displayName;
}
