import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { components } from '../../api/schema.js';
import { useSession } from '../session/session.js';
import { tell, tellNow } from './telling.js';

type Kind = components['schemas']['Signal']['kind'];

/** Tells the recommender what a member did; strangers are not watched, and a lost signal harms nobody. */
export function useSignal(): (kind: Kind, festivalId: string) => void {
  const watched = useSession().account?.personalised === true;
  const queries = useQueryClient();
  return useCallback(
    (kind, festivalId) => {
      if (!watched) return;
      tell({ kind, festivalId });
      void tellNow().then(() => {
        void queries.invalidateQueries({ queryKey: ['recommendations'] });
        void queries.invalidateQueries({ queryKey: ['taste'] });
      });
    },
    [watched, queries],
  );
}
