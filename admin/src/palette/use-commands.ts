import { useLocaleState } from 'react-admin';
import { useNavigate } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { usePages } from '../layout/pages.js';
import { languages, useDarkness } from '../layout/preferences.js';
import type { Command } from './command.rules.js';

/** What can be done from anywhere: every page that the person may open, and what they like about all of them. */
export function useCommands(onShowKeys: () => void): readonly Command[] {
  const say = useWords();
  const navigate = useNavigate();
  const pages = usePages();
  const [locale, setLocale] = useLocaleState();
  const { isDark, toggle } = useDarkness();
  const page = (to: string, text: string): Command => ({
    id: to,
    group: 'pages',
    text,
    hint: to,
    run: () => void navigate(to),
  });
  const setting = (id: string, text: string, run: () => void): Command => ({
    id,
    group: 'settings',
    text,
    run,
  });
  return [
    ...pages.map(({ to, text }) => page(to, say(text))),
    page('/festivals/create', say('palette.newFestival')),
    ...languages
      .filter(({ locale: tag }) => tag !== locale)
      .map(({ locale: tag, name }) => setting(tag, say('palette.language', { name }), () => setLocale(tag))),
    setting('theme', say(isDark ? 'palette.light' : 'palette.dark'), toggle),
    setting('keys', say('palette.keys'), onShowKeys),
  ];
}
