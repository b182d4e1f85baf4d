const languages = ['ko', 'en'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(tag: unknown): tag is Language {
  return languages.some((language) => language === tag);
}

/** The language of everything a person reads now. */
export function currentLanguage(): Language {
  return document.documentElement.lang === 'en' ? 'en' : 'ko';
}
