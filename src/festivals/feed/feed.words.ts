import { daysBetween } from '../../shared/clock.js';
import { say } from '../../shared/http/request-context.js';
import type { Bilingual, Locale } from '../../shared/problem/problem.js';
import type { Days } from '../edition/estimate.rules.js';
import type { EditionInViewView, StatusWord } from '../festival.views.js';

export const STATUSES: Record<StatusWord, Bilingual> = {
  ongoing: { ko: '진행 중', en: 'On now' },
  upcoming: { ko: '예정', en: 'Coming' },
  ended: { ko: '끝남', en: 'Over' },
  postponed: { ko: '연기됨', en: 'Postponed' },
  cancelled: { ko: '취소됨', en: 'Cancelled' },
  undated: { ko: '예상', en: 'Expected' },
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

/** Adds to a name that its days are not what they seem. */
export function marked(name: string, status: 'estimated' | 'postponed' | 'cancelled' | 'held'): string {
  if (status === 'held') return name;
  const mark = {
    estimated: { ko: '예상', en: 'expected' },
    postponed: { ko: '연기', en: 'postponed' },
    cancelled: { ko: '취소', en: 'cancelled' },
  }[status];
  return `${name} (${say(mark)})`;
}

export const ESTIMATE_NOTE: Bilingual = {
  ko: '지난 회차로 짐작한 날짜입니다. 아직 아무도 발표하지 않았습니다.',
  en: 'The days are expected from past years; nobody has announced them yet.',
};
