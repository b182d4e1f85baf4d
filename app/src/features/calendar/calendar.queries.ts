import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { components } from '../../api/schema.js';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { currentLanguage } from '../../shared/i18n/language.js';

export type CalendarMonth = components['schemas']['CalendarMonth'];
export type CalendarDay = components['schemas']['CalendarDay'];
export type CalendarBar = components['schemas']['CalendarBar'];
export type CalendarFestival = components['schemas']['CalendarFestival'];

const FRESH_MS = 60_000;

export function monthQuery(month: string) {
  return queryOptions({
    queryKey: ['calendar', month, currentLanguage()],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/calendar', { params: { query: { month } }, signal })),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}
