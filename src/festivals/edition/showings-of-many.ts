import { setImmediate as untilSent } from 'node:timers/promises';
import type { EditionFacts } from '../festival.facts.js';
import { type Showing, showingsOf } from './edition-in-view.rules.js';

interface OwnEditions {
  readonly festivalId: string;
  readonly editions: readonly { readonly id: string; readonly facts: EditionFacts }[];
}

/** What {@link showingsOf} answers for many festivals, worked out while the database does what was asked before. */
export async function showingsOfMany(
  of: readonly OwnEditions[],
): Promise<{ festivalId: string; showings: Showing[] }[]> {
  await untilSent();
  return of.map(({ festivalId, editions }) => ({
    festivalId,
    showings: showingsOf(editions.map(({ id, facts }) => ({ id, ...facts }))),
  }));
}
