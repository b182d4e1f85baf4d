import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../api/schema.js';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { currentLanguage } from '../../shared/i18n/language.js';

export type Taste = components['schemas']['Taste'];
type TasteSignal = components['schemas']['TasteSignal'];

/** What recommendations believe of the person who is signed in. */
export function tasteQuery(accountId: string) {
  return queryOptions({
    queryKey: ['taste', currentLanguage(), accountId],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/me/taste', { signal })),
  });
}

/** All that is to be forgotten: everything, a festival, or one kind of signal of it. */
export interface Forgetting {
  readonly festivalId?: string;
  readonly kind?: TasteSignal['kind'];
}

export async function forget({ festivalId, kind }: Forgetting): Promise<void> {
  if (festivalId === undefined) await answerOf(api.DELETE('/v1/me/taste'));
  else if (kind === undefined)
    await answerOf(api.DELETE('/v1/me/taste/festivals/{festivalId}', { params: { path: { festivalId } } }));
  else
    await answerOf(
      api.DELETE('/v1/me/taste/festivals/{festivalId}/signals/{kind}', {
        params: { path: { festivalId, kind } },
      }),
    );
}
