import type { components } from '../../api/schema.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import type { SearchFilter } from './search-filter.js';

export type Suggestion = components['schemas']['Suggestion'];

/** What it is told from others by. */
export function keyOf({ kind, text, festivalId, regionCode, categoryCode }: Suggestion): string {
  return `${kind} ${festivalId ?? regionCode ?? categoryCode ?? text}`;
}

/** The list of a region, a kind or a tag. */
export function filterBy({ text, regionCode, categoryCode }: Suggestion): Partial<SearchFilter> {
  if (regionCode !== undefined) return { region: regionCode };
  return categoryCode === undefined ? { tag: text } : { category: categoryCode };
}

/** In the language of the reader: what comes before the part that was typed, that part, and what follows. */
export function partsOf({ text, textEn, matched }: Suggestion, words: string): [string, string, string] {
  const shown = currentLanguage() === 'en' ? (textEn ?? text) : text;
  const [from = 0, to = 0] = shown === text && matched !== null ? matched : placeIn(shown, words);
  return [shown.slice(0, from), shown.slice(from, to), shown.slice(to)];
}

function placeIn(shown: string, words: string): [number, number] {
  const from = shown.toLowerCase().indexOf(words.toLowerCase());
  return from === -1 ? [0, 0] : [from, from + words.length];
}
