import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../api/schema.js';
import { api } from '../api/client.js';
import { answerOf } from '../api/transport.js';

export type Companion = components['schemas']['Companion'];

/** With whom a member may be recommended festivals, and the invitations that wait. */
export function companionsQuery(accountId: string) {
  return queryOptions({
    queryKey: ['companions', accountId],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/me/companions', { signal })),
  });
}
