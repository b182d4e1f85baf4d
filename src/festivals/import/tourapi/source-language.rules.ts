import type { TourApiLanguage } from './tourapi.record.rules.js';

/**
 * The language of a list, told by the titles in it; null for one that no catalogue of ours has. Japanese is
 * told from Chinese by its kana.
 */
export function languageOf(titles: readonly string[]): TourApiLanguage | null {
  const written = (script: RegExp) => titles.filter((title) => script.test(title)).length;
  if (written(/\p{Script=Hangul}/u) * 2 > titles.length) return 'ko';
  if (written(/[\p{Script=Hiragana}\p{Script=Katakana}]/u) > 0) return 'ja';
  return written(/\p{Script=Han}/u) * 2 > titles.length ? null : 'en';
}
