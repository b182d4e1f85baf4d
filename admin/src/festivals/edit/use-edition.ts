import { ApiProblem } from '../../api/problem.js';
import { changedFields } from '../../shared/race.rules.js';
import { type Contested, useContested } from '../../shared/use-contested.js';
import { editionBodyOf, type EditionField, type EditionValues, editionValuesOf } from './edition.values.js';
import { changeEdition, type Edition, releaseEdition } from './festival.api.js';

interface Draft {
  readonly drafted: () => EditionValues;
  readonly redraft: (values: EditionValues) => void;
  /** It has become one with another that begins on the same day. */
  readonly onGone: () => void;
  readonly onSaved: () => void;
}

/** The ways to write one edition. Only what differs from what was read is sent. */
export function useEdition(
  festivalId: string,
  edition: Edition,
  { drafted, redraft, onGone, onSaved }: Draft,
): Contested<Edition, EditionValues> {
  const send = async (from: Edition, mine: EditionValues, released: readonly EditionField[]) => {
    const changed = changedFields(editionValuesOf(from), mine).filter((field) => !released.includes(field));
    const saved =
      changed.length === 0 ? from : await changeEdition(festivalId, from, editionBodyOf(mine, changed));
    if (released.length === 0) return saved;
    const after = await releaseEdition(festivalId, saved, released);
    if (after === null) onGone();
    return after ?? saved;
  };
  return useContested<Edition, EditionValues>(edition, {
    valuesOf: editionValuesOf,
    send,
    presentOf: async (error) =>
      error instanceof ApiProblem && error.status === 412 ? (error.body.current as Edition) : null,
    drafted,
    redraft,
    onSaved,
  });
}
