import type { ReactNode } from 'react';
import type { Contested } from '../../../shared/use-contested.js';
import { type EditionField, type EditionValues, newEdition } from '../edition.values.js';
import { valueOfEditionFact } from '../fact.values.js';
import type { Edition } from '../festival.api.js';
import { useShownOfEdition } from '../shown-value.js';
import { OriginsProvider } from './origins.js';
import { useProvenance } from './use-provenance.js';

interface EditionOriginsProps {
  readonly festivalId: string;
  readonly contested: Contested<Edition, EditionValues>;
  readonly children: ReactNode;
}

/** As FestivalOrigins, of one edition; why it could not be told stands above the festival's form. */
export function EditionOrigins({ festivalId, contested, children }: EditionOriginsProps) {
  const { data } = useProvenance(festivalId);
  const shown = useShownOfEdition();
  const own = data?.editions.find(({ id }) => id === contested.base.id);
  return (
    <OriginsProvider
      value={{
        of: (name) => own?.fields.find(({ field }) => field === name),
        sourceOf: (id) => data?.sources.find(({ statementId }) => statementId === id),
        shown: (field, fact) =>
          shown(field as EditionField, { ...newEdition, ...valueOfEditionFact(field, fact) }),
        take: (field, coming) => contested.release(valueOfEditionFact(field, coming) ?? {}),
      }}
    >
      {children}
    </OriginsProvider>
  );
}
