import { isUnderway, type UploadState } from '@fasteval/uploader';
import { useEffect, useReducer, useRef, useState } from 'react';
import type { PhotoView } from '../photo/photo.js';
import { uploader } from './uploader.js';

export interface ChosenPhoto {
  readonly key: number;
  readonly file: File;
  /** A local picture of the file, drawn before any byte has left. */
  readonly preview: string;
  readonly state: UploadState<PhotoView>;
  readonly photoId: string | null;
  readonly abandon: AbortController;
  readonly keepLocation: boolean;
}

type Action =
  | { readonly kind: 'added'; readonly uploads: readonly ChosenPhoto[] }
  | { readonly kind: 'moved'; readonly key: number; readonly step: Pick<ChosenPhoto, 'state' | 'photoId'> }
  | { readonly kind: 'removed'; readonly key: number };

export interface PhotoUploads {
  readonly uploads: readonly ChosenPhoto[];
  readonly add: (files: readonly File[]) => void;
  /** Of one that is not sent yet, nothing more is sent. */
  readonly remove: (upload: ChosenPhoto) => void;
  readonly retry: (upload: ChosenPhoto) => void;
  /** Whether the rough place of those chosen from now on is kept, for their owner alone. */
  readonly keepsPlace: boolean;
  readonly setKeepsPlace: (keepsPlace: boolean) => void;
}

/** The photos chosen on a page, each on its own way from that moment; they go on when the page is left. */
export function usePhotoUploads(most: number, onReady?: (photo: PhotoView) => void): PhotoUploads {
  const [uploads, dispatch] = useReducer(reduce, []);
  const [keepsPlace, setKeepsPlace] = useState(false);
  const lastKey = useRef(0);
  const previews = useRef(new Set<string>());
  useEffect(() => {
    const made = previews.current;
    return () => {
      for (const preview of made) URL.revokeObjectURL(preview);
    };
  }, []);
  useKeptOpen(uploads.some(({ state }) => isUnderway(state)));

  function start(started: readonly ChosenPhoto[], keepLocation: boolean): void {
    const journeys = started.map(({ key, file, abandon: { signal } }) => ({
      file,
      signal,
      tell: (state: UploadState<PhotoView>, photoId: string | null) => {
        dispatch({ kind: 'moved', key, step: { state, photoId } });
        if (state.kind === 'ready') onReady?.(state.photo);
      },
    }));
    void uploader.upload(journeys, { purpose: 'review', keepLocation });
  }

  function add(files: readonly File[]): void {
    const room = files.slice(0, Math.max(0, most - uploads.length));
    const added = room.map((file): ChosenPhoto => {
      const preview = URL.createObjectURL(file);
      previews.current.add(preview);
      const key = (lastKey.current += 1);
      const abandon = new AbortController();
      return {
        key,
        file,
        preview,
        photoId: null,
        abandon,
        keepLocation: keepsPlace,
        state: { kind: 'preparing' },
      };
    });
    dispatch({ kind: 'added', uploads: added });
    start(added, keepsPlace);
  }

  return {
    uploads,
    keepsPlace,
    setKeepsPlace,
    add,
    remove: ({ key, preview, abandon }) => {
      abandon.abort();
      URL.revokeObjectURL(preview);
      previews.current.delete(preview);
      dispatch({ kind: 'removed', key });
    },
    retry: (upload) => {
      dispatch({ kind: 'moved', key: upload.key, step: { state: { kind: 'preparing' }, photoId: null } });
      start([upload], upload.keepLocation);
    },
  };
}

/** Asks before the tab is closed while something is under way. */
function useKeptOpen(underway: boolean): void {
  useEffect(() => {
    if (!underway) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [underway]);
}

function reduce(uploads: readonly ChosenPhoto[], action: Action): readonly ChosenPhoto[] {
  if (action.kind === 'added') return [...uploads, ...action.uploads];
  if (action.kind === 'removed') return uploads.filter(({ key }) => key !== action.key);
  return uploads.map((upload) => (upload.key === action.key ? { ...upload, ...action.step } : upload));
}
