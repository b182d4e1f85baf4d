import {
  manifestKey,
  parseManifestKey,
  parseOriginalKey,
  parseRenditionKey,
} from '../../../lambda/src/contract.js';
import type { PhotoEntity } from '../photo.entity.js';
import type { ObjectPage, StoredObject } from '../photo.store.js';

/** What is younger may be under way: an upload, the function, a page that a reader has open. */
const SETTLED_AFTER_MS = 24 * 60 * 60 * 1000;

/** So many faults on one page, and more than half of it, are no accident of single photos. */
const SUSPICIOUS = 20;

/** After every id. */
export const END = '~';

type Photo = Pick<PhotoEntity, 'id' | 'status' | 'createdAt' | 'renditions' | 'pipelineVersion'>;

/** One stretch of ids: what the store has of them and what the rows say. */
export interface Stretch {
  readonly objects: ReadonlyMap<string, readonly StoredObject[]>;
  readonly photos: ReadonlyMap<string, Photo>;
}

export interface Findings {
  /** Ids whose objects belong to no photo. */
  readonly orphans: string[];
  /** Photos with renditions that an older pipeline or an unfinished try left behind. */
  readonly cluttered: string[];
  /** Photos that are shown although an object of theirs is missing. */
  readonly damaged: string[];
}

const idOf = (key: string): string | null =>
  parseOriginalKey(key) ?? parseManifestKey(key) ?? parseRenditionKey(key);

/** The last id of which the page holds every object. */
export function coveredBy({ objects, isTruncated }: ObjectPage): string {
  if (!isTruncated) return END;
  const ids = [...new Set(objects.map(({ key }) => idOf(key)))].filter((id) => id !== null);
  // A photo has several renditions, and the rest of the last one's may be on the next page.
  return (objects.some(({ key }) => parseRenditionKey(key) !== null) ? ids.at(-2) : ids.at(-1)) ?? END;
}

/** What lies at or before `until`, by photo. */
export function byPhoto(pages: readonly ObjectPage[], until: string): Map<string, StoredObject[]> {
  const found = new Map<string, StoredObject[]>();
  for (const object of pages.flatMap(({ objects }) => objects)) {
    const id = idOf(object.key);
    if (id !== null && id <= until) found.set(id, [...(found.get(id) ?? []), object]);
  }
  return found;
}

export function compare({ objects, photos }: Stretch, now: Date): Findings {
  const isSettled = (instant: Date) => now.getTime() - instant.getTime() > SETTLED_AFTER_MS;
  const objectsOf = (id: string) => objects.get(id) ?? [];
  const areSettled = (id: string) => objectsOf(id).every(({ writtenAt }) => isSettled(writtenAt));
  const keysOf = (id: string) => new Set(objectsOf(id).map(({ key }) => key));
  const shown = [...photos.values()].filter(
    ({ status, createdAt }) => status === 'ready' && isSettled(createdAt),
  );
  return {
    orphans: [...objects.keys()].filter((id) => !photos.has(id) && areSettled(id)),
    cluttered: shown
      .filter((photo) => areSettled(photo.id) && clutterOf(photo, keysOf(photo.id)).length > 0)
      .map(({ id }) => id),
    damaged: shown
      .filter((photo) => neededBy(photo).some((key) => !keysOf(photo.id).has(key)))
      .map(({ id }) => id),
  };
}

/** What a photo that is shown cannot do without. */
export function neededBy({ id, renditions }: Pick<Photo, 'id' | 'renditions'>): string[] {
  return [manifestKey(id), ...(renditions ?? []).map(({ key }) => key)];
}

/**
 * Renditions that no row will name again: the photo is shown with others, and its pipeline version only grows.
 * Those of a later version may be the work of this minute.
 */
export function clutterOf(photo: Omit<Photo, 'createdAt'>, keys: Iterable<string>): string[] {
  if (photo.status !== 'ready') return [];
  const named = new Set(neededBy(photo));
  return [...keys].filter(
    (key) =>
      parseRenditionKey(key) === photo.id &&
      !named.has(key) &&
      versionOf(key) <= (photo.pipelineVersion ?? 0),
  );
}

const versionOf = (key: string): number => Number(/-v(\d+)-\d+\.\w+$/.exec(key)?.[1] ?? Infinity);

/** As after an old backup came back, or with the wrong bucket: then nothing here is to be believed. */
export const isDisaster = (faults: number, among: number): boolean =>
  faults >= SUSPICIOUS && faults > among / 2;
