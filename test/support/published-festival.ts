import { FestivalWriter, type NewEdition, type NewFestival } from '../../src/festivals/index.js';
import { addDays, Clock } from '../../src/shared/clock.js';
import type { TestApi } from './api.js';

let count = 0;

export interface PublishedFestival {
  readonly id: string;
  /** Ids, in the order of `editions`. */
  readonly editions: readonly string[];
}

/** A published festival with the editions named by their first day, counted from today, three days each. */
export async function aPublishedFestival(
  api: TestApi,
  more: Partial<NewFestival> = {},
  editions: readonly ({ startsIn: number } & Partial<NewEdition>)[] = [{ startsIn: 7 }],
): Promise<PublishedFestival> {
  const writer = api.app.get(FestivalWriter);
  const today = api.app.get(Clock).today();
  const id = await writer.create({ name: `${(count += 1)}번째 축제`, category: 'food', ...more });
  const ids: string[] = [];
  for (const { startsIn, ...edition } of editions) {
    const [startsOn, endsOn] = [addDays(today, startsIn), addDays(today, startsIn + 2)];
    ids.push(await writer.addEdition(id, { startsOn, endsOn, ...edition }));
  }
  return { id, editions: ids };
}
