import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { answerOf } from '../api/transport.js';
import { useSession } from '../session/session.js';

/** Where the cache keeps what a person agreed to. */
export const consentsKey = (accountId: string | undefined) => ['consents', accountId];

/** What who is signed in agreed to. */
export function useConsents() {
  const { account } = useSession();
  return useQuery({
    queryKey: consentsKey(account?.id),
    queryFn: () => answerOf(api.GET('/v1/me/consents')),
    enabled: account !== null,
  });
}

/** Whether they agree to the use of location, to the text as it is now; false until that is known. */
export function useLocationConsent(): boolean {
  const { data } = useConsents();
  const held = data?.items.find(({ kind }) => kind === 'location');
  return held !== undefined && held.granted && held.version === held.decidedVersion;
}
