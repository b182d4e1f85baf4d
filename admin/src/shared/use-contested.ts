import { useState } from 'react';
import { changedFields, type Choices, type FieldOf, settled, type Sides } from './race.rules.js';

/** How a thing that several people write is read, sent and met again after a lost race. */
interface Ways<Read, T extends object> {
  readonly valuesOf: (read: Read) => T;
  /** Sends what differs from what was read; of `released` fields that they are let go of, whatever they say. */
  readonly send: (from: Read, mine: T, released: readonly FieldOf<T>[]) => Promise<Read>;
  /** What is saved now, where the error is a lost race; otherwise null. */
  readonly presentOf: (error: unknown) => Promise<Read | null>;
  /** What the form holds, sent or not. */
  readonly drafted: () => T;
  /** The form is to hold this now. */
  readonly redraft: (values: T) => void;
  readonly onSaved: (saved: Read) => void;
}

export interface Contested<Read, T extends object> {
  /** As it was read or saved last. */
  readonly base: Read;
  /** A race that was lost, until it is settled. */
  readonly sides: Sides<T> | null;
  /** Sends all that the form holds. False where the race was lost; @throws what else went wrong */
  readonly save: () => Promise<boolean>;
  /** Sends this alone; what else the form holds stays unsent. As {@link save}. */
  readonly put: (change: Partial<T>) => Promise<boolean>;
  /** As {@link put} for fields that are let go of; `coming` is what they are to say then. */
  readonly release: (coming: Partial<T>) => Promise<boolean>;
  readonly settle: (choices: Choices<T>) => Promise<boolean>;
  readonly keepEditing: () => void;
}

interface Attempt<T extends object> {
  readonly mine: T;
  readonly released: readonly FieldOf<T>[];
}

/** Writes by what was read, so that nothing of anybody is lost when two write at once. */
export function useContested<Read, T extends object>(
  read: Read,
  { valuesOf, send, presentOf, drafted, redraft, onSaved }: Ways<Read, T>,
): Contested<Read, T> {
  const [base, setBase] = useState(read);
  const [lost, setLost] = useState<(Attempt<T> & { readonly present: Read }) | null>(null);

  const attempt = async (from: Read, { mine, released }: Attempt<T>): Promise<boolean> => {
    const before = valuesOf(from);
    const sent = changedFields(before, mine);
    if (sent.length === 0 && released.length === 0) return true;
    try {
      const saved = await send(from, mine, released);
      setBase(saved);
      const arrived = Object.fromEntries([...sent, ...released].map((field) => [field, 'present']));
      redraft(settled({ base: before, mine: drafted(), present: valuesOf(saved) }, arrived as Choices<T>));
      onSaved(saved);
      return true;
    } catch (error) {
      const present = await presentOf(error);
      if (present === null) throw error;
      // What is in the form meets the race too: it was begun from the same state.
      const changed = Object.fromEntries(sent.map((field) => [field, mine[field]]));
      setLost({ mine: { ...drafted(), ...changed }, released, present });
      return false;
    }
  };
  const attemptOf = (change: Partial<T>, released: readonly FieldOf<T>[]) =>
    attempt(base, { mine: { ...valuesOf(base), ...change }, released });
  return {
    base,
    sides: lost && { base: valuesOf(base), mine: lost.mine, present: valuesOf(lost.present) },
    save: () => attempt(base, { mine: drafted(), released: [] }),
    put: (change) => attemptOf(change, []),
    release: (coming) => attemptOf(coming, Object.keys(coming) as FieldOf<T>[]),
    settle: (choices) => {
      if (lost === null) return Promise.resolve(false);
      const { mine, present } = lost;
      const chosen = settled({ base: valuesOf(base), mine, present: valuesOf(present) }, choices);
      const released = lost.released.filter((field) => choices[field] !== 'present');
      setLost(null);
      setBase(present);
      redraft(chosen);
      return attempt(present, { mine: chosen, released });
    },
    keepEditing: () => setLost(null),
  };
}
