import { useState } from 'react';
import type { FestivalItem } from '../../../api/data-provider.js';

/** As many as one bulk change takes. */
export const MOST_SELECTED = 200;

export interface Selection {
  readonly festivals: readonly FestivalItem[];
  readonly has: (festival: FestivalItem) => boolean;
  readonly toggle: (festivals: readonly FestivalItem[], on: boolean) => void;
  readonly clear: () => void;
}

/** Festivals that are ticked, over all pages; each as it is shown now where it is, else as it was shown when it was ticked. */
export function useSelection(shown: readonly FestivalItem[] | undefined): Selection {
  const [ticked, setTicked] = useState<ReadonlyMap<string, FestivalItem>>(new Map());
  const now = new Map(shown?.map((festival) => [festival.id, festival]));
  return {
    festivals: [...ticked.values()].map((festival) => now.get(festival.id) ?? festival),
    has: ({ id }) => ticked.has(id),
    toggle: (festivals, on) =>
      setTicked((before) => {
        const after = new Map(before);
        for (const festival of festivals) {
          if (!on) after.delete(festival.id);
          else if (after.size < MOST_SELECTED) after.set(festival.id, festival);
        }
        return after;
      }),
    clear: () => setTicked(new Map()),
  };
}
