import { type Day, daysBetween } from '../../shared/clock.js';
import type { Bilingual } from '../../shared/problem/problem.js';
import { confidenceIn, type DatedEdition, estimatesAfter, seasonOf } from './estimate.rules.js';

export const PARTS_OF_A_MONTH = ['early', 'mid', 'late'] as const;
type PartOfAMonth = (typeof PARTS_OF_A_MONTH)[number];

/** When a festival usually begins. */
export interface Usually {
  readonly month: number;
  readonly part: PartOfAMonth;
  /** How likely the next one begins within a week of the day estimated, in per cent. */
  readonly confidence: number;
  /** The number of editions this rests on. */
  readonly basedOn: number;
  readonly text: Bilingual;
}

/** What goes on nearly all year has no season. */
const WHOLE_YEAR_DAYS = 300;

/** Null where it never took place, and for what goes on all year. */
export function usuallyOf(editions: readonly DatedEdition[], today: Day): Usually | null {
  const season = seasonOf(editions);
  const last = season[0];
  const day = estimatesAfter(editions)[0]?.startsOn ?? last?.startsOn;
  if (last === undefined || day === undefined) return null;
  if (daysBetween(last.startsOn, last.endsOn) >= WHOLE_YEAR_DAYS) return null;
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))];
  const part = date <= 10 ? 'early' : date <= 20 ? 'mid' : 'late';
  const yearsAhead = Math.max(1, Number(today.slice(0, 4)) - Number(last.startsOn.slice(0, 4)));
  return {
    month,
    part,
    confidence: confidenceIn(season, yearsAhead),
    basedOn: season.length,
    text: textOf(month, part),
  };
}

const KOREAN_PARTS: Record<PartOfAMonth, string> = { early: '초', mid: '중순', late: '말' };
const ENGLISH_PARTS: Record<PartOfAMonth, string> = { early: 'early ', mid: 'mid-', late: 'late ' };
const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function textOf(month: number, part: PartOfAMonth): Bilingual {
  return {
    ko: `보통 ${month}월 ${KOREAN_PARTS[part]}`,
    en: `usually in ${ENGLISH_PARTS[part]}${ENGLISH_MONTHS[month - 1] ?? ''}`,
  };
}
