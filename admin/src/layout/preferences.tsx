import DarkModeIcon from '@mui/icons-material/DarkModeOutlined';
import LightModeIcon from '@mui/icons-material/LightModeOutlined';
import { IconButton, ToggleButton, ToggleButtonGroup, Tooltip, useMediaQuery } from '@mui/material';
import { useLocaleState, useTheme, useTranslate } from 'react-admin';
import { useWords } from '../i18n/use-words.js';

export const languages = [
  { locale: 'ko', name: '한국어' },
  { locale: 'en', name: 'English' },
];

export function LanguageSwitch() {
  const say = useWords();
  const [locale, setLocale] = useLocaleState();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={locale}
      aria-label={say('nav.language')}
      onChange={(_event, chosen: string | null) => {
        if (chosen !== null) setLocale(chosen);
      }}
    >
      {languages.map(({ locale: tag, name }) => (
        <ToggleButton
          key={tag}
          value={tag}
          lang={tag}
          sx={{
            color: 'inherit',
            px: { xs: 0.75, sm: 1.25 },
            py: 0.25,
            whiteSpace: 'nowrap',
            lineHeight: 1.6,
            borderColor: 'currentColor',
            '&.Mui-selected': { color: 'inherit' },
          }}
        >
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Whether it is dark, and how to change that. */
export function useDarkness(): { readonly isDark: boolean; readonly toggle: () => void } {
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const [theme, setTheme] = useTheme(prefersDark ? 'dark' : 'light');
  const isDark = theme === 'dark';
  return { isDark, toggle: () => setTheme(isDark ? 'light' : 'dark') };
}

export function ThemeSwitch() {
  const translate = useTranslate();
  const { isDark, toggle } = useDarkness();
  const name = translate('ra.action.toggle_theme');
  return (
    <Tooltip title={name}>
      <IconButton color="inherit" aria-label={name} onClick={toggle}>
        {isDark ? <LightModeIcon /> : <DarkModeIcon />}
      </IconButton>
    </Tooltip>
  );
}
