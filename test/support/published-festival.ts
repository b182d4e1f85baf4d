import type { NewEdition, NewFestival } from '../../src/festivals/index.js';
import { addDays, Clock } from '../../src/shared/clock.js';
import type { TestApi } from './api.js';
import { aFestival, anEdition } from './festivals.js';

export interface PublishedFestival {
  readonly id: string;
  /** Ids, in the order of `editions`. */
  readonly editions: readonly string[];
}

/** A festival of food with the editions named by their first day, counted from today, three days each. */
export async function aPublishedFestival(
  api: TestApi,
  more: Partial<NewFestival> = {},
  editions: readonly ({ startsIn: number } & Partial<NewEdition>)[] = [{ startsIn: 7 }],
): Promise<PublishedFestival> {
  const { id } = await aFestival(api, { category: 'food', ...more });
  const today = api.app.get(Clock).today();
  const ids: string[] = [];
  for (const { startsIn, ...edition } of editions) {
    const [startsOn, endsOn] = [addDays(today, startsIn), addDays(today, startsIn + 2)];
    ids.push((await anEdition(api, id, { startsOn, endsOn, ...edition })).id);
  }
  return { id, editions: ids };
}
