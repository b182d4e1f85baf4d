import type { components } from '../../api/schema.js';
import type { FestivalChange } from '../edit/festival.api.js';

type Festival = components['schemas']['Festival'];
export type LinkedPicture = components['schemas']['LinkedPicture'];

/** The pictures of a festival as the page holds them. */
export interface GalleryValues {
  /** Photos by their ids, as they are shown from first to last. */
  readonly order: readonly string[];
  readonly linkedPictures: readonly LinkedPicture[];
}

export type GalleryField = keyof GalleryValues;

/** Whoever may edit it is told of the whole gallery, and not only of what is public. */
export function valuesOf({ gallery, galleryPhotoIds, linkedPictures }: Festival): GalleryValues {
  return { order: galleryPhotoIds ?? gallery.map(({ id }) => id), linkedPictures };
}

export function bodyOf(
  { order, linkedPictures }: GalleryValues,
  changed: readonly GalleryField[],
): FestivalChange {
  return {
    ...(changed.includes('order') && { galleryPhotoIds: [...order] }),
    ...(changed.includes('linkedPictures') && { linkedPictures: [...linkedPictures] }),
  };
}

/** The same ids with this one at that place, or as near to it as there is one. */
export function movedTo(order: readonly string[], id: string, place: number): string[] {
  const others = order.filter((one) => one !== id);
  const at = Math.min(Math.max(place, 0), others.length);
  return [...others.slice(0, at), id, ...others.slice(at)];
}
