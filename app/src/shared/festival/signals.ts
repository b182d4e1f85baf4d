import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { components } from '../../api/schema.js';
import { api } from '../api/client.js';
import { answerOf } from '../api/transport.js';
import { useSession } from '../session/session.js';

/** Tells the recommender what a member did; strangers are not watched, and a lost signal harms nobody. */
export function useSignal(): (kind: components['schemas']['Signal']['kind'], festivalId: string) => void {
  const watched = useSession().account?.personalised === true;
  const queries = useQueryClient();
  return useCallback(
    (kind, festivalId) => {
      if (!watched) return;
      const signals = [{ id: crypto.randomUUID(), kind, festivalId }];
      void answerOf(api.POST('/v1/signals', { body: { signals } })).then(
        () => queries.invalidateQueries({ queryKey: ['recommendations'] }),
        () => undefined,
      );
    },
    [watched, queries],
  );
}
