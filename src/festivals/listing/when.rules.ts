import { addDays, type Day, dayNumber } from '../../shared/clock.js';
import type { StatusWord } from '../festival.views.js';

/** Days told from today on, so that whoever keeps the question need not ask another tomorrow. */
export const WHENS = ['today', 'weekend', 'next-7-days', 'next-30-days', 'starting-in-7-days'] as const;

export type When = (typeof WHENS)[number];

interface Asked {
  readonly when?: When | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly status?: readonly StatusWord[] | undefined;
}

/** 4 January 1970. */
const SUNDAY = 3;

/** The same question with days and words that do not hang on when it is asked. */
export function onDays<Filter extends Asked>({ when, ...filter }: Filter, today: Day) {
  if (when === undefined) return filter;
  const days = { ...filter, ...daysFrom(today, when) };
  if (when !== 'starting-in-7-days') return days;
  // What touches these days and has not begun begins on one of them.
  return { ...days, status: filter.status?.filter((word) => word === 'upcoming') ?? ['upcoming' as const] };
}

function daysFrom(today: Day, when: When): { from: Day; to: Day } {
  if (when === 'weekend') return weekendFrom(today);
  if (when === 'today') return { from: today, to: today };
  return { from: today, to: addDays(today, when === 'next-30-days' ? 30 : 7) };
}

/** What is left of this week's Saturday and Sunday. */
function weekendFrom(today: Day): { from: Day; to: Day } {
  const daysToSunday = (((SUNDAY - dayNumber(today)) % 7) + 7) % 7;
  const sunday = addDays(today, daysToSunday);
  return { from: daysToSunday === 0 ? sunday : addDays(sunday, -1), to: sunday };
}
