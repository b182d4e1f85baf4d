import type { Days } from '../edition/estimate.rules.js';
import type { Bilingual, Locale } from '../../shared/problem/problem.js';
import type { Change } from './change.rules.js';

/** What happened, as a sentence for people. */
export function changeText({ kind, name, days }: Omit<Change, 'editionId'>): Bilingual {
  const from = spoken(days?.from ?? null);
  const to = spoken(days?.to ?? null);
  const held = days?.to ? to : from;
  switch (kind) {
    case 'new':
      return { ko: '새로 등록되었습니다.', en: 'Newly listed.' };
    case 'announced':
      return { ko: `일정이 발표되었습니다: ${to.ko}.`, en: `Announced for ${to.en}.` };
    case 'moved':
      return {
        ko: `일정이 ${from.ko}에서 ${to.ko}로 바뀌었습니다.`,
        en: `Moved from ${from.en} to ${to.en}.`,
      };
    case 'postponed':
      return { ko: `연기되었습니다 (${held.ko}).`, en: `Postponed (${held.en}).` };
    case 'cancelled':
      return { ko: `취소되었습니다 (${held.ko}).`, en: `Cancelled (${held.en}).` };
    case 'rescheduled':
      return {
        ko: `새 일정이 잡혔습니다: ${to.ko} (처음에는 ${from.ko}).`,
        en: `Rescheduled to ${to.en} (was ${from.en}).`,
      };
    case 'reinstated':
      return { ko: `예정대로 열립니다: ${to.ko}.`, en: `Takes place after all: ${to.en}.` };
    case 'retracted':
      return { ko: `일정이 철회되었습니다 (${from.ko}).`, en: `The dates were taken back (${from.en}).` };
    case 'renamed':
      return {
        ko: `이름이 ‘${name?.from ?? ''}’에서 ‘${name?.to ?? ''}’(으)로 바뀌었습니다.`,
        en: `Renamed from “${name?.from ?? ''}” to “${name?.to ?? ''}”.`,
      };
    case 'withdrawn':
      return { ko: '목록에서 내려졌습니다.', en: 'Withdrawn.' };
    case 'restored':
      return { ko: '다시 공개되었습니다.', en: 'Listed again.' };
  }
}

const FORMATS: Record<Locale, Intl.DateTimeFormat> = {
  ko: new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

function spoken(days: Days | null): Bilingual {
  return { ko: range(days, 'ko'), en: range(days, 'en') };
}

function range(days: Days | null, locale: Locale): string {
  if (days === null) return '';
  const [start, end] = [days.startsOn, days.endsOn].map((day) => new Date(`${day}T00:00:00Z`));
  // The space around the dash differs from one version of the formats to the next.
  return FORMATS[locale].formatRange(start as Date, end as Date).replace(/\s?([–~])\s?/u, '$1');
}
