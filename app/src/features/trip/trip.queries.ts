import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { components } from '../../api/schema.js';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { currentLanguage } from '../../shared/i18n/language.js';

export type Trip = components['schemas']['Trip'];
export type Drive = components['schemas']['Drive'];

export interface TripAsked {
  readonly near: string;
  readonly radiusKm: number;
  readonly from: string;
  readonly to: string;
  readonly with?: string;
}

export function tripQuery(accountId: string | null, asked: TripAsked | null) {
  return queryOptions({
    queryKey: ['trip', currentLanguage(), accountId, asked],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/trips', { params: { query: asked as TripAsked }, signal })),
    enabled: asked !== null,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
