import type { DataProvider } from 'react-admin';
import { api } from './client.js';
import { answerOf } from './problem.js';
import type { components, paths } from './schema.js';

type FestivalQuery = NonNullable<paths['/v1/festivals']['get']['parameters']['query']>;
type UserQuery = NonNullable<paths['/v1/admin/users']['get']['parameters']['query']>;
type AuditQuery = NonNullable<paths['/v1/admin/audit']['get']['parameters']['query']>;

export type FestivalItem = components['schemas']['FestivalItem'];
export type FestivalFilter = Pick<FestivalQuery, 'q' | 'region' | 'category' | 'status' | 'when'>;
export type FestivalSort = NonNullable<FestivalQuery['sort']>;

export type User = components['schemas']['User'];
export type UserFilter = Pick<UserQuery, 'email' | 'role' | 'suspended'>;

export type AuditEntry = components['schemas']['AuditEntry'] & { readonly id: number };
/** Days are Korean ones, both included; without `reads` only what changed something is listed. */
export type AuditFilter = Pick<
  AuditQuery,
  'accountId' | 'personId' | 'action' | 'subjectKind' | 'subjectId'
> & {
  readonly reads?: 'true' | 'all';
  readonly from?: string;
  readonly to?: string;
};

interface Asked {
  readonly paging: { readonly page: number; readonly perPage: number };
  readonly sort: string | undefined;
  readonly filter: unknown;
}

const FIRST_PAGE = { page: 1, perPage: 25 };
const DAY_MS = 86_400_000;

const lists: Record<string, (asked: Asked) => Promise<{ items: readonly object[]; total: number }>> = {
  festivals: ({ paging, sort, filter }) => {
    const query = { ...paging, ...(filter as FestivalFilter), ...sortOf(sort) };
    return answerOf(api.GET('/v1/festivals', { params: { query } }));
  },
  imports: ({ paging }) => answerOf(api.GET('/v1/admin/imports', { params: { query: paging } })),
  users: ({ paging, filter }) => {
    const query = { ...paging, ...(filter as UserFilter) };
    return answerOf(api.GET('/v1/admin/users', { params: { query } }));
  },
  audit: async ({ paging, filter }) => {
    const query = { ...paging, ...auditQueryOf(filter as AuditFilter) };
    const { items, total } = await answerOf(api.GET('/v1/admin/audit', { params: { query } }));
    return { items: items.map((entry) => ({ ...entry, id: entry.seq })), total };
  },
};

/** What react-admin does by itself: it turns lists. Single things are read and written with their ETags, by us. */
export const dataProvider: DataProvider = {
  async getList(resource, { pagination = FIRST_PAGE, sort, filter }) {
    const { page, perPage } = pagination;
    const list = lists[resource];
    if (list === undefined) return notOffered();
    const { items, total } = await list({ paging: { page, perPage }, sort: sort?.field, filter });
    return { data: items as never, total };
  },
  getOne: notOffered,
  getMany: notOffered,
  getManyReference: notOffered,
  create: notOffered,
  update: notOffered,
  updateMany: notOffered,
  delete: notOffered,
  deleteMany: notOffered,
};

/** `usual` leaves the order to the API: relevance with words, else soonest. */
function sortOf(field: string | undefined): { sort?: FestivalSort } {
  return field === undefined || field === 'usual' ? {} : { sort: field as FestivalSort };
}

function auditQueryOf({ reads, from, to, ...query }: AuditFilter): AuditQuery {
  return {
    ...query,
    ...(reads === 'all' ? {} : { reads: reads ?? 'false' }),
    ...(from === undefined ? {} : { since: startOf(from).toISOString() }),
    ...(to === undefined ? {} : { until: new Date(startOf(to).getTime() + DAY_MS).toISOString() }),
  };
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+09:00`);
}

function notOffered(): Promise<never> {
  return Promise.reject(new Error('Only lists are read through react-admin.'));
}
