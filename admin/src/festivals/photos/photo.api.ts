import { api } from '../../api/client.js';
import { responseOf } from '../../api/problem.js';
import type { components } from '../../api/schema.js';
import type { PhotoView } from '../../shared/photo.js';

export type PhotoChange = components['schemas']['PhotoChange'];

/** A photo as an editor has read it; a later write names its `etag`. */
export interface ReadPhoto {
  readonly photo: PhotoView;
  readonly etag: string;
}

export async function readPhoto(id: string): Promise<ReadPhoto> {
  return withEtag(
    await responseOf(api.GET('/v1/media/{id}', { params: { path: { id } }, cache: 'no-store' })),
  );
}

/** @throws ApiProblem 412 when somebody else changed it after `etag` */
export async function changePhoto(id: string, etag: string, body: PhotoChange): Promise<ReadPhoto> {
  const params = { path: { id }, header: { 'If-Match': etag } };
  return withEtag(await responseOf(api.PATCH('/v1/media/{id}', { params, body })));
}

function withEtag({ data, headers }: { data: PhotoView; headers: Headers }): ReadPhoto {
  return { photo: data, etag: headers.get('etag') ?? '' };
}
