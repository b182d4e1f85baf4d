import { daysBetween } from '../../shared/clock.js';
import type { Bilingual, Locale } from '../../shared/problem/problem.js';
import type { Days } from '../edition/estimate.rules.js';
import type { EditionInViewView, StatusWord } from '../festival.views.js';

/** What is estimated says so in two words, since 예상 is a syllable away from 예정. */
export const STATUSES: Record<StatusWord, Bilingual> = {
  ongoing: { ko: '진행 중', en: 'On now' },
  upcoming: { ko: '예정', en: 'Coming' },
  ended: { ko: '끝남', en: 'Over' },
  postponed: { ko: '연기됨', en: 'Postponed' },
  cancelled: { ko: '취소됨', en: 'Cancelled' },
  undated: { ko: '예상 일정', en: 'Estimated' },
};

/** In English what has an English name is called by it. */
export function nameIn(locale: Locale, { name, nameEn }: { name: string; nameEn: string | null }): string {
  return locale === 'en' ? (nameEn ?? name) : name;
}

/** `2027-05-01 – 2027-05-03 · 예정`, or that no day is known. */
export function whenText(edition: EditionInViewView | null, locale: Locale): string {
  if (edition === null) return locale === 'en' ? 'No date yet' : '날짜 미정';
  return `${daysText(edition)} · ${STATUSES[edition.status][locale]}`;
}

/** The place with its region, as much as is known of them. */
export function whereText(
  { place, region }: { place: string | null; region: { name: string; nameEn: string } | null },
  locale: Locale,
): string {
  const regionName = (locale === 'en' ? region?.nameEn : region?.name) ?? null;
  return [place, regionName].filter((part) => part !== null).join(', ');
}

function daysText({ startsOn, endsOn }: Days): string {
  return daysBetween(startsOn, endsOn) === 0 ? startsOn : `${startsOn} – ${endsOn}`;
}

const MARKS = {
  estimated: { ko: '예상 일정', en: 'estimated' },
  postponed: { ko: '연기', en: 'postponed' },
  cancelled: { ko: '취소', en: 'cancelled' },
};

type Mark = keyof typeof MARKS;

/** What the days of an edition are, where they are not what they seem. */
export function markOf(edition: Pick<EditionInViewView, 'status' | 'estimated'> | null): Mark | null {
  if (edition === null) return null;
  if (edition.estimated) return 'estimated';
  return edition.status === 'postponed' || edition.status === 'cancelled' ? edition.status : null;
}

/** The name, which says so where its days are not what they seem. */
export function titleIn(
  locale: Locale,
  festival: { name: string; nameEn: string | null },
  mark: Mark | null,
): string {
  const name = nameIn(locale, festival);
  return mark === null ? name : `${name} (${MARKS[mark][locale]})`;
}

export const ESTIMATE_NOTE: Bilingual = {
  ko: '지난 회차로 짐작한 날짜입니다. 아직 아무도 발표하지 않았습니다.',
  en: 'The days are estimated from past years; nobody has announced them yet.',
};
