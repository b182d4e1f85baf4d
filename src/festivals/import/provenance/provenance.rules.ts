import { isDeepStrictEqual } from 'node:util';
import type { ImportRecord } from '../row/import-record.js';
import { byReferenceDay, speakingOf, type Statement } from '../projection/statement.js';

/** Which editor has decided, and when; no account where nobody signed for it. */
export interface Signature {
  readonly accountId: string | null;
  readonly since: Date;
}

/** Why something that a source says is not what the catalogue has. */
export const SUPERSEDED_BY = ['editor', 'later-words', 'other-source', 'withdrawn'] as const;

interface Superseded {
  readonly value: unknown;
  readonly statementId: string;
  readonly by: (typeof SUPERSEDED_BY)[number];
}

export interface FieldProvenance {
  readonly field: string;
  readonly value: unknown;
  /** The statement that is believed, or who decided; null where it follows from the rest or nobody says. */
  readonly from: string | Signature | null;
  readonly superseded: readonly Superseded[];
}

/** A festival or an edition, and all that is said of it. */
export interface Told {
  readonly fields: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly signatures: ReadonlyMap<string, Signature>;
  /** By field, the statement that is believed where no editor has decided. */
  readonly believed: Readonly<Partial<Record<string, string>>>;
  readonly statements: readonly Statement[];
  readonly heard: ReadonlySet<string>;
  /** What a record says of it, by field. */
  readonly wordsOf: (record: ImportRecord) => Readonly<Record<string, unknown>> | null;
}

/** Where each value comes from, and what it stands before, the latest words first. */
export function provenanceOf(told: Told): FieldProvenance[] {
  const statements = told.statements.toSorted(byReferenceDay);
  const speaking = new Set(speakingOf(statements).map(({ id }) => id));
  return told.fields.map((field) => {
    const value = told.facts[field] ?? null;
    const signature = told.signatures.get(field);
    const believed = told.believed[field];
    const superseded = statements.flatMap((one) => {
      const word = told.wordsOf(one.record)?.[field];
      if (word === undefined || word === null || isDeepStrictEqual(word, value)) return [];
      if (one.id === believed) return signature === undefined ? [] : [supersededBy('editor', one.id, word)];
      const by = told.heard.has(one.id) ? 'other-source' : speaking.has(one.id) ? 'withdrawn' : 'later-words';
      return [supersededBy(by, one.id, word)];
    });
    return { field, value, from: signature ?? believed ?? null, superseded };
  });
}

function supersededBy(by: Superseded['by'], statementId: string, value: unknown): Superseded {
  return { value, statementId, by };
}
