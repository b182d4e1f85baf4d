import { createContext, useContext } from 'react';
import type { FieldProvenance, FieldValue, Provenance } from '../festival.api.js';

type Source = Provenance['sources'][number];

/** Where the values of a form come from, and the way to let a source speak again. */
export interface Origins {
  readonly of: (field: string) => FieldProvenance | undefined;
  readonly sourceOf: (statementId: string | null) => Source | undefined;
  /** What a source says of a field, as a person reads it. */
  readonly shown: (field: string, fact: FieldValue) => string;
  /** Lets go of the editor's value. False where the race was lost; @throws what else went wrong */
  readonly take: (field: string, coming: FieldValue) => Promise<boolean>;
}

const OriginsOfForm = createContext<Origins | null>(null);
export const OriginsProvider = OriginsOfForm.Provider;

/** Null around a form whose values come from nobody yet. */
export const useOrigins = (): Origins | null => useContext(OriginsOfForm);

/** What would show once the editor's value is let go of; undefined where that is nothing else. */
export function comingOf({ superseded }: FieldProvenance): FieldProvenance['superseded'][number] | undefined {
  return superseded.find(({ by }) => by === 'editor');
}
