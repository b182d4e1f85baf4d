import { useEffect, useReducer, useRef } from 'react';
import { uploadPhotos, type UploadState, type UploadStep } from './photo-upload.js';

export interface Upload {
  readonly key: number;
  readonly file: File;
  /** A local picture of the file, drawn before any byte has left. */
  readonly preview: string;
  readonly photoId?: string;
  readonly state: UploadState;
}

type Action =
  | { readonly kind: 'added'; readonly uploads: readonly Upload[] }
  | { readonly kind: 'moved'; readonly key: number; readonly step: UploadStep }
  | { readonly kind: 'removed'; readonly key: number };

export interface PhotoUploads {
  readonly uploads: readonly Upload[];
  readonly add: (files: readonly File[]) => void;
  readonly remove: (upload: Upload) => void;
  readonly retry: (upload: Upload) => void;
}

/** The photos of a form, each on its own way from the moment it was chosen. */
export function usePhotoUploads(most: number): PhotoUploads {
  const [uploads, dispatch] = useReducer(reduce, []);
  const lastKey = useRef(0);
  const previews = useRef(new Set<string>());
  useEffect(() => {
    const made = previews.current;
    return () => {
      for (const preview of made) URL.revokeObjectURL(preview);
    };
  }, []);

  function start(started: readonly Upload[]): void {
    void uploadPhotos(
      started.map(({ file }) => file),
      (index, step) => {
        const upload = started[index];
        if (upload !== undefined) dispatch({ kind: 'moved', key: upload.key, step });
      },
    );
  }

  function add(files: readonly File[]): void {
    const room = files.slice(0, Math.max(0, most - uploads.length));
    const added = room.map((file): Upload => {
      const preview = URL.createObjectURL(file);
      previews.current.add(preview);
      return { key: (lastKey.current += 1), file, preview, state: { kind: 'preparing' } };
    });
    dispatch({ kind: 'added', uploads: added });
    start(added);
  }

  return {
    uploads,
    add,
    remove: ({ key }) => dispatch({ kind: 'removed', key }),
    retry: (upload) => {
      dispatch({ kind: 'moved', key: upload.key, step: { state: { kind: 'preparing' } } });
      start([upload]);
    },
  };
}

function reduce(uploads: readonly Upload[], action: Action): readonly Upload[] {
  if (action.kind === 'added') return [...uploads, ...action.uploads];
  if (action.kind === 'removed') return uploads.filter(({ key }) => key !== action.key);
  return uploads.map((upload) => (upload.key === action.key ? { ...upload, ...action.step } : upload));
}
