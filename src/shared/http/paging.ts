import { z } from 'zod';
import { say } from './request-context.js';
import { wholeNumber } from './parameters.js';

/** The deepest row a page may reach; past it, narrow the question instead. */
const DEEPEST_ROW = 10_000;

export const pagingShape = {
  page: wholeNumber(1, DEEPEST_ROW).default(1),
  perPage: wholeNumber(1, 100).default(20),
};

export const withinDepth = (query: { page: number; perPage: number }) =>
  query.page * query.perPage <= DEEPEST_ROW;
export const depthFault = {
  path: ['page'],
  error: () =>
    say({
      ko: `page × perPage는 ${DEEPEST_ROW}까지입니다. 조건을 좁혀 주세요.`,
      en: `page × perPage goes to ${DEEPEST_ROW}; narrow the question instead.`,
    }),
};

/** A query of a plain list: paging and nothing else. */
export const pagingQuery = z.strictObject(pagingShape).refine(withinDepth, depthFault);

export interface Paging {
  readonly page: number;
  readonly perPage: number;
}

export interface Page<T> extends Paging {
  readonly items: readonly T[];
  readonly total: number;
}

export const pageOf = <T extends z.ZodType>(item: T, name: string) =>
  z.object({ items: z.array(item), page: z.int(), perPage: z.int(), total: z.int() }).meta({ id: name });

/** RFC 8288 `Link` header for the page of a list at `url` (path and query as asked). */
export function linkHeader(url: string, { page, perPage, total }: Omit<Page<unknown>, 'items'>): string {
  const last = Math.max(1, Math.ceil(Math.min(total, DEEPEST_ROW) / perPage));
  const targets: [string, number][] = [['first', 1]];
  if (page > 1) targets.push(['prev', Math.min(page - 1, last)]);
  if (page < last) targets.push(['next', page + 1]);
  targets.push(['last', last]);
  const [path = '', search = ''] = url.split('?', 2);
  return targets
    .map(([rel, number]) => {
      const query = new URLSearchParams(search);
      query.set('page', String(number));
      query.set('perPage', String(perPage));
      return `<${path}?${query.toString()}>; rel="${rel}"`;
    })
    .join(', ');
}
