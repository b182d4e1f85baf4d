import { infiniteQueryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import type { components } from '../../api/schema.js';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import type { PhotoView } from '../../shared/photo/photo.js';

type Page = components['schemas']['PhotoPage'];
type Pages = InfiniteData<Page, number>;

const PER_PAGE = 48;
const LOOK_AGAIN_MS = 5000;

const keyOf = (accountId: string) => ['my-photos', accountId] as const;

/** Newest first; looked at again while one of them is still on its way. */
export function myPhotosQuery(accountId: string) {
  return infiniteQueryOptions({
    queryKey: keyOf(accountId),
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/v1/me/photos', { params: { query: { page: pageParam, perPage: PER_PAGE } }, signal }),
      ),
    initialPageParam: 1,
    getNextPageParam: ({ page, perPage, total }) => (page * perPage < total ? page + 1 : undefined),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ status }) => status === 'processing'))
        ? LOOK_AGAIN_MS
        : false,
  });
}

/** Shows a photo that has just become ready, wherever it was before. */
export function putFirst(queries: QueryClient, accountId: string, photo: PhotoView): void {
  change(queries, accountId, (data) => {
    const known = data.pages.some(({ items }) => items.some(({ id }) => id === photo.id));
    const pages = without(data, photo.id).pages.map((page, index) => ({
      ...page,
      items: index === 0 ? [photo, ...page.items] : page.items,
      total: known ? page.total : page.total + 1,
    }));
    return { ...data, pages };
  });
}

export function replace(queries: QueryClient, accountId: string, photo: PhotoView): void {
  change(queries, accountId, (data) => {
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === photo.id ? photo : item)),
    }));
    return { ...data, pages };
  });
}

export function takeOut(queries: QueryClient, accountId: string, photoId: string): void {
  change(queries, accountId, (data) => {
    const pages = without(data, photoId).pages.map((page) => ({ ...page, total: page.total - 1 }));
    return { ...data, pages };
  });
}

/** An answer that is under way may have been written before the change, and would take it back: it is asked for anew. */
function change(queries: QueryClient, accountId: string, changed: (data: Pages) => Pages): void {
  const queryKey = keyOf(accountId);
  const shown = queries.setQueryData<Pages>(queryKey, (data) => data && changed(data));
  if (queries.isFetching({ queryKey }) === 0) return;
  // The first answer of all is waited for rather than asked for again, unless it is called off.
  const calledOff = shown === undefined ? queries.cancelQueries({ queryKey }) : Promise.resolve();
  void calledOff.then(() => queries.invalidateQueries({ queryKey }));
}

function without(data: Pages, photoId: string): Pages {
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.filter(({ id }) => id !== photoId),
  }));
  return { ...data, pages };
}
