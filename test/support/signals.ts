import { randomUUID } from 'node:crypto';
import type { Answer, TestApi } from './api.js';
import type { Person } from './people.js';
import { aPublishedFestival } from './published-festival.js';
import type { NewFestival } from '../../src/festivals/index.js';

/** A batch of signals, each with an id of its own unless told. */
export function sendSignals(
  api: TestApi,
  by: Person | undefined,
  signals: readonly object[],
): Promise<Answer> {
  const batch = { signals: signals.map((one) => ({ id: randomUUID(), ...one })) };
  return api.post('/v1/signals', batch, { token: by?.token });
}

/** Ids of the festivals that an answer recommends, in its order. */
export function idsIn({ body }: Answer): string[] {
  return body.items.map((item: { festival: { id: string } }) => item.festival.id) as string[];
}

/** So many festivals alike that begin in so many days. */
export async function festivalsLike(
  api: TestApi,
  count: number,
  more: Partial<NewFestival> = {},
  startsIn = 20,
): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push((await aPublishedFestival(api, more, [{ startsIn }])).id);
  return ids;
}
