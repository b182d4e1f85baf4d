import { type RefObject, useEffect, useRef } from 'react';
import { tell } from './telling.js';

/** Half of it in view for a second is what counts as seen everywhere (MRC and IAB's viewable impression). */
const PART = 0.5;
const SECOND_MS = 1_000;

/** Tells once that a festival of a list was seen; of nobody where nobody is signed in. */
export function useSeen<E extends Element>(festivalId: string, listId: string): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (ref.current === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(timer);
        if (entries.at(-1)?.isIntersecting !== true) return;
        timer = setTimeout(() => {
          observer.disconnect();
          tell({ kind: 'impression', festivalId, listId });
        }, SECOND_MS);
      },
      { threshold: PART },
    );
    observer.observe(ref.current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [festivalId, listId]);
  return ref;
}
