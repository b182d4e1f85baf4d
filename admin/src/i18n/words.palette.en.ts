import type { Words } from './messages.js';

/** What the command palette and the list of keys say, in English. */
export const palette: Words['palette'] = {
  open: 'Quick find',
  title: 'Quick find',
  find: 'Find pages, festivals and settings',
  groups: { pages: 'Pages', festivals: 'Festivals', settings: 'Settings' },
  newFestival: 'New festival',
  language: 'Language: %{name}',
  dark: 'Dark colours',
  light: 'Light colours',
  keys: 'Show the keys',
  found: '%{smart_count} found',
  nothing: 'Nothing was found.',
  searching: 'Looking for festivals…',
  unreachable: 'Festivals could not be searched: the server cannot be reached.',
  keysTitle: 'Keys',
  anywhere: 'Anywhere',
  onThisPage: 'On this page',
  noKeys: 'This page has no keys of its own.',
  keysWanted: 'Use letter keys',
  keysWantedHint: 'When off, letters pressed without Ctrl or ⌘ do nothing.',
  close: 'Close',
};
