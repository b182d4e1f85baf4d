import type { Language } from '../i18n/language.js';

/** Such as `2026년 12월 1일`, in Korea. */
export function dayAndYear(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Asia/Seoul' }).format(
    new Date(instant),
  );
}
