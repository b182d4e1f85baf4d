import { useLocaleState, useTranslate } from 'react-admin';
import type { Language } from './language.js';
import type { WordKey } from './messages.js';

/** Says one of our own texts; `smart_count` chooses between singular and plural. */
export type Say = (key: WordKey, values?: Record<string, string | number>) => string;

export function useWords(): Say {
  const translate = useTranslate();
  return (key, values) => translate(`app.${key}`, values);
}

export function useLanguage(): Language {
  const [locale] = useLocaleState();
  return locale === 'en' ? 'en' : 'ko';
}
