import type { DataProvider } from 'react-admin';
import { api } from './client.js';
import { answerOf } from './problem.js';
import type { components, paths } from './schema.js';

type FestivalQuery = NonNullable<paths['/v1/festivals']['get']['parameters']['query']>;

export type FestivalItem = components['schemas']['FestivalItem'];
export type FestivalFilter = Pick<FestivalQuery, 'q' | 'region' | 'category' | 'status'>;
export type FestivalSort = NonNullable<FestivalQuery['sort']>;

const FIRST_PAGE = { page: 1, perPage: 25 };

/** What react-admin does by itself: it turns lists. Single things are read and written with their ETags, by us. */
export const dataProvider: DataProvider = {
  async getList(resource, { pagination: { page, perPage } = FIRST_PAGE, sort, filter }) {
    const query = { page, perPage };
    const { items, total } =
      resource === 'imports'
        ? await answerOf(api.GET('/v1/admin/imports', { params: { query } }))
        : await answerOf(
            api.GET('/v1/festivals', {
              params: { query: { ...query, ...(filter as FestivalFilter), ...sortOf(sort?.field) } },
            }),
          );
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

function notOffered(): Promise<never> {
  return Promise.reject(new Error('Single things are not read or written through react-admin.'));
}
