import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

const languages = ['ko', 'en'] as const;
export type Language = (typeof languages)[number];

const REMEMBERED = 'fasteval.language';
const words = { ko: () => import('./ko.js'), en: () => import('./en.js') };

/** Readies the language that the address asks for (`?lang=en`), else the one chosen before, else the browser's own where we speak it, else Korean. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    fallbackLng: false,
    ns: 'app',
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    resources: {},
  });
  await speak(firstLanguage());
}

export async function chooseLanguage(language: Language): Promise<void> {
  remember(language);
  await speak(language);
}

/** The language of everything a person reads now. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'ko';
}

async function speak(language: Language): Promise<void> {
  const { default: resource } = await words[language]();
  i18next.addResourceBundle(language, 'app', resource);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? '';
  const known = [asked, remembered(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return (
    languages.find((language) => language === known.find((tag) => languages.includes(tag as Language))) ??
    'ko'
  );
}

function remembered(): string {
  return localStorage.getItem(REMEMBERED) ?? '';
}

function remember(language: Language): void {
  localStorage.setItem(REMEMBERED, language);
}
