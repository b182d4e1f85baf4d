import { isUnderway, type UploadState } from '@fasteval/uploader';
import { useEffect, useReducer, useRef } from 'react';
import type { PhotoView } from '../../shared/photo.js';
import { uploader } from '../../shared/uploader.js';

/** A file on its way to be a photo of the gallery. */
export interface Arrival {
  readonly key: number;
  readonly file: File;
  readonly state: UploadState<PhotoView>;
  readonly abandon: AbortController;
}

type Action =
  | { readonly kind: 'added'; readonly arrivals: readonly Arrival[] }
  | { readonly kind: 'moved'; readonly key: number; readonly state: UploadState<PhotoView> }
  | { readonly kind: 'dropped'; readonly key: number };

export interface Uploads {
  readonly arrivals: readonly Arrival[];
  /** The first `room` of them are sent; the others are told why not. */
  readonly add: (files: readonly File[], room: number, noRoom: string) => void;
  readonly retry: (arrival: Arrival) => void;
  /** Of one that is under way, nothing more is sent. */
  readonly drop: (arrival: Arrival) => void;
}

/** The files given to the page, each on its own way; they are abandoned when the page is left. */
export function useUploads(onReady: (photo: PhotoView) => void): Uploads {
  const [arrivals, dispatch] = useReducer(reduce, []);
  const lastKey = useRef(0);
  const underway = useRef(new Set<AbortController>());
  useEffect(() => {
    const all = underway.current;
    return () => {
      for (const abandon of all) abandon.abort();
    };
  }, []);

  const start = (started: readonly Arrival[]) => {
    const journeys = started.map(({ key, file, abandon }) => {
      underway.current.add(abandon);
      const tell = (state: UploadState<PhotoView>) => {
        dispatch({ kind: 'moved', key, state });
        if (!isUnderway(state)) underway.current.delete(abandon);
        if (state.kind === 'ready') onReady(state.photo);
      };
      return { file, tell, signal: abandon.signal };
    });
    void uploader.upload(journeys, { purpose: 'festival' });
  };
  return {
    arrivals,
    add: (files, room, noRoom) => {
      const added = files.map((file, index): Arrival => {
        const key = (lastKey.current += 1);
        const state: Arrival['state'] =
          index < room ? { kind: 'preparing' } : { kind: 'refused', reasons: [noRoom] };
        return { key, file, state, abandon: new AbortController() };
      });
      dispatch({ kind: 'added', arrivals: added });
      start(added.slice(0, room));
    },
    retry: (arrival) => start([arrival]),
    drop: ({ key, abandon }) => {
      abandon.abort();
      underway.current.delete(abandon);
      dispatch({ kind: 'dropped', key });
    },
  };
}

function reduce(arrivals: readonly Arrival[], action: Action): readonly Arrival[] {
  if (action.kind === 'added') return [...arrivals, ...action.arrivals];
  if (action.kind === 'dropped') return arrivals.filter(({ key }) => key !== action.key);
  const { key, state } = action;
  return arrivals.map((arrival) => (arrival.key === key ? { ...arrival, state } : arrival));
}
