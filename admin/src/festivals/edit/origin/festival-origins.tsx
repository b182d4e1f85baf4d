import type { ReactNode } from 'react';
import { Trouble } from '../../../shared/trouble.js';
import { valueOfFact } from '../fact.values.js';
import { type FestivalField, nothingSaid } from '../festival.values.js';
import { useShownText } from '../shown-value.js';
import type { FestivalInHand } from '../use-festival.js';
import { OriginsProvider } from './origins.js';
import { useProvenance } from './use-provenance.js';

interface FestivalOriginsProps {
  readonly inHand: FestivalInHand;
  readonly children: ReactNode;
}

/** Lets every field of the festival's form tell where its value comes from. */
export function FestivalOrigins({ inHand, children }: FestivalOriginsProps) {
  const { data, error, refetch } = useProvenance(inHand.base.festival.id);
  const shown = useShownText();
  return (
    <OriginsProvider
      value={{
        of: (name) => data?.fields.find(({ field }) => field === name),
        sourceOf: (id) => data?.sources.find(({ statementId }) => statementId === id),
        shown: (field, fact) =>
          shown(field as Exclude<FestivalField, 'cover'>, { ...nothingSaid, ...valueOfFact(field, fact) }),
        take: (field, coming) => inHand.release(valueOfFact(field, coming) ?? {}),
      }}
    >
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {children}
    </OriginsProvider>
  );
}
