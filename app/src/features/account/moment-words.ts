import { currentLanguage } from '../../shared/i18n/language.js';

/** The person's own clock: it is about what they did. */
export function momentWords(instant: string): string {
  const format = new Intl.DateTimeFormat(currentLanguage() === 'ko' ? 'ko-KR' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return format.format(new Date(instant));
}
