import type { paths } from '../../api/schema.js';
import { type CategoryCode, categoryCodes } from '../../shared/category/category.js';
import { type Day, daysOf } from '../../shared/dates/festival-dates.js';

export type FestivalQuery = NonNullable<paths['/v1/festivals']['get']['parameters']['query']>;

export const whenWords = ['now', 'weekend', 'month'] as const;
export type WhenWord = (typeof whenWords)[number];

/** The search as it stands in the address: shareable, and back and forward walk through it. */
export interface SearchFilter {
  readonly q: string;
  readonly region: string;
  readonly category: CategoryCode | '';
  readonly tag: string;
  /** One of `whenWords`, a day, or nothing. */
  readonly when: string;
}

export const NO_FILTER: SearchFilter = { q: '', region: '', category: '', tag: '', when: '' };

export function filterOf(params: URLSearchParams): SearchFilter {
  const category = params.get('category') ?? '';
  const when = params.get('when') ?? '';
  return {
    q: params.get('q') ?? '',
    region: params.get('region') ?? '',
    category: categoryCodes.find((code) => code === category) ?? '',
    tag: params.get('tag') ?? '',
    when: whenWords.find((word) => word === when) ?? (isDay(when) ? when : ''),
  };
}

export function paramsOf(filter: SearchFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
}

/** What the API is asked for. */
export function queryOf(filter: SearchFilter, near: string | undefined, today: Day): FestivalQuery {
  const { q, region, category, tag, when } = filter;
  return {
    q: q.trim() === '' ? undefined : q.trim(),
    region: region === '' ? undefined : region,
    category: category === '' ? undefined : category,
    tag: tag === '' ? undefined : tag,
    ...daysFor(when, today),
    ...(near === undefined ? {} : { near, sort: 'distance' as const }),
  };
}

function daysFor(when: string, today: Day): { from?: Day; to?: Day } {
  if (when === '') return {};
  const word = whenWords.find((one) => one === when);
  return word === undefined ? { from: when, to: when } : daysOf(word, today);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
