import { setImmediate as untilSent } from 'node:timers/promises';
import type { EditionFacts } from '../festival.facts.js';
import { type Showing, showingsOf } from './edition-in-view.rules.js';

/** Festivals between two looks at what the database has answered. */
const AT_ONCE = 20;

interface OwnEditions {
  readonly festivalId: string;
  readonly editions: readonly { readonly id: string; readonly facts: EditionFacts }[];
}

/** What {@link showingsOf} answers for many festivals, worked out while the database does what was asked before. */
export async function showingsOfMany(
  of: readonly OwnEditions[],
): Promise<{ festivalId: string; showings: Showing[] }[]> {
  const showings: { festivalId: string; showings: Showing[] }[] = [];
  for (const [index, { festivalId, editions }] of of.entries()) {
    if (index % AT_ONCE === 0) await untilSent();
    showings.push({ festivalId, showings: showingsOf(editions.map(({ id, facts }) => ({ id, ...facts }))) });
  }
  return showings;
}
