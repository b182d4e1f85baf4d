import { defaultTheme, type RaThemeOptions } from 'react-admin';

/** The colours of the festival-goers' app, hanji and night sky, with the red and blue of a festival lantern. */
const palettes = {
  light: {
    paper: '#faf6ef',
    surface: '#ffffff',
    sunken: '#f3ecdf',
    line: '#e5dccb',
    edge: '#8a8172',
    ink: '#1e1a15',
    inkSoft: '#5b5347',
    red: '#bd2f1d',
    onRed: '#ffffff',
    blue: '#1f4b8f',
    onBlue: '#ffffff',
    green: '#24693d',
    amber: '#8f5600',
  },
  dark: {
    paper: '#0e1118',
    surface: '#181c28',
    sunken: '#202635',
    line: '#2e364a',
    edge: '#717b94',
    ink: '#f3f0ea',
    inkSoft: '#adb2c0',
    red: '#ff8f77',
    onRed: '#2b0903',
    blue: '#93b7ff',
    onBlue: '#06142e',
    green: '#7fd39a',
    amber: '#ffc857',
  },
} as const;

const fonts = [
  'Pretendard',
  "'Pretendard Variable'",
  '-apple-system',
  'BlinkMacSystemFont',
  "'Apple SD Gothic Neo'",
  "'Noto Sans KR'",
  "'Noto Sans CJK KR'",
  "'Malgun Gothic'",
  "'Segoe UI'",
  'system-ui',
  'sans-serif',
].join(', ');

function themeOf(mode: 'light' | 'dark'): RaThemeOptions {
  const colour = palettes[mode];
  return {
    ...defaultTheme,
    palette: {
      mode,
      primary: { main: colour.red, contrastText: colour.onRed },
      secondary: { main: colour.blue, contrastText: colour.onBlue },
      error: { main: colour.red },
      success: { main: colour.green },
      warning: { main: colour.amber },
      info: { main: colour.blue },
      background: { default: colour.paper, paper: colour.surface },
      text: { primary: colour.ink, secondary: colour.inkSoft },
      divider: colour.line,
      action: { hover: colour.sunken },
    },
    shape: { borderRadius: 8 },
    sidebar: { width: 208, closedWidth: 64 },
    typography: {
      fontFamily: fonts,
      h1: { fontSize: '1.625rem', fontWeight: 750, letterSpacing: '-0.02em' },
      h2: { fontSize: '1.0625rem', fontWeight: 700, letterSpacing: '-0.01em' },
      button: { textTransform: 'none', fontWeight: 650 },
    },
    components: {
      ...defaultTheme.components,
      MuiCssBaseline: {
        styleOverrides: {
          body: { wordBreak: 'keep-all', overflowWrap: 'anywhere', WebkitFontSmoothing: 'antialiased' },
          ':focus-visible': { outline: `3px solid ${colour.blue}`, outlineOffset: 2 },
          '@media (prefers-reduced-motion: reduce)': {
            '*, *::before, *::after': {
              animationDuration: '0.01ms !important',
              animationIterationCount: '1 !important',
              transitionDuration: '0.01ms !important',
            },
          },
        },
      },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiTextField: {
        defaultProps: { variant: 'outlined', size: 'small', margin: 'dense', fullWidth: true },
      },
      MuiFormControl: {
        defaultProps: { variant: 'outlined', size: 'small', margin: 'dense', fullWidth: true },
      },
      MuiOutlinedInput: {
        styleOverrides: {
          root: { backgroundColor: colour.surface },
          notchedOutline: { borderColor: colour.edge },
        },
      },
      MuiButton: { defaultProps: { disableElevation: true } },
      MuiTableCell: {
        styleOverrides: {
          root: { borderColor: colour.line },
          head: { color: colour.inkSoft, fontWeight: 650, fontSize: '0.8125rem', whiteSpace: 'nowrap' },
        },
      },
      MuiChip: { styleOverrides: { root: { fontWeight: 600 } } },
      MuiTooltip: { defaultProps: { arrow: true } },
      RaLayout: {
        styleOverrides: {
          root: {
            minWidth: 0,
            '& .RaLayout-appFrame': { marginTop: 56 },
            '& .RaLayout-content': { padding: 0, backgroundColor: colour.paper, minWidth: 0 },
          },
        },
      },
      RaSidebar: {
        styleOverrides: {
          root: {
            height: 'auto',
            borderRight: `1px solid ${colour.line}`,
            '& .RaSidebar-fixed': { marginTop: 8, width: 'inherit' },
            '& .MuiPaper-root': { backgroundColor: 'transparent' },
          },
        },
      },
    },
  };
}

export const lightTheme = themeOf('light');
export const darkTheme = themeOf('dark');
