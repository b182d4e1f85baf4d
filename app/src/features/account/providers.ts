import { useQuery } from '@tanstack/react-query';
import type { components } from '../../api/schema.js';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';

export type Provider = components['schemas']['Provider'];

/** By whom people can sign in; empty until that is known. */
export function useProviders(): readonly Provider[] {
  const { data } = useQuery({
    queryKey: ['providers'],
    queryFn: () => answerOf(api.GET('/v1/auth/providers')),
    staleTime: Infinity,
  });
  return data?.items.map(({ provider }) => provider) ?? [];
}

/** Where the cache keeps what signs somebody in beside a password. */
export const identitiesKey = (accountId: string | undefined) => ['identities', accountId];

export function useIdentities(accountId: string | undefined) {
  return useQuery({
    queryKey: identitiesKey(accountId),
    queryFn: () => answerOf(api.GET('/v1/me/identities')),
    enabled: accountId !== undefined,
  });
}

/** Leaves our site for the provider's. What waits for it looks busy until then, or until somebody comes back by the arrow. */
export async function goTo({ url }: components['schemas']['ProviderAway']): Promise<void> {
  location.assign(url);
  return new Promise((resolve) => window.addEventListener('pageshow', () => resolve(), { once: true }));
}
