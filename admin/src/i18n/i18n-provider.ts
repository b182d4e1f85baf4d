import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import { isLanguage, type Language } from './language.js';
import type { Messages } from './messages.js';

const catalogues: Record<Language, () => Promise<{ default: Messages }>> = {
  ko: () => import('./ko.js'),
  en: () => import('./en.js'),
};

const names = [
  { locale: 'ko', name: '한국어' },
  { locale: 'en', name: 'English' },
];

/** Speaks the language chosen before, else the browser's own where we have it, else Korean. */
export async function startI18n(chosen: unknown): Promise<I18nProvider> {
  const first = [chosen, ...navigator.languages.map((tag) => tag.slice(0, 2))].find(isLanguage) ?? 'ko';
  const { default: messages } = await catalogues[first]();
  const provider = polyglotI18nProvider(
    (locale: string) => (locale === first ? messages : load(locale)),
    first,
    names,
  );
  document.documentElement.lang = first;
  return {
    ...provider,
    async changeLocale(locale: string) {
      await provider.changeLocale(locale);
      document.documentElement.lang = locale;
    },
  };
}

async function load(locale: string): Promise<Messages> {
  return (await catalogues[isLanguage(locale) ? locale : 'ko']()).default;
}
