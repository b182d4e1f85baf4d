import { FestivalWriter, type NewEdition, type NewFestival } from '../../src/festivals/index.js';
import type { TestApi } from './api.js';

let count = 0;

export interface FestivalOverrides extends Partial<NewFestival> {
  readonly editions?: readonly NewEdition[];
}

/** A published festival with the given editions, none unless told; every call makes another one. */
export async function aFestival(
  api: TestApi,
  { editions = [], ...overrides }: FestivalOverrides = {},
): Promise<{ id: string; name: string }> {
  const name = overrides.name ?? `축제 ${(count += 1)}`;
  const id = await api.app.get(FestivalWriter).create({ category: 'culture', ...overrides, name });
  for (const edition of editions) await anEdition(api, id, edition);
  return { id, name };
}

/** An edition of the festival, on three days of May 2027 unless told. */
export async function anEdition(
  api: TestApi,
  festivalId: string,
  overrides: Partial<NewEdition> = {},
): Promise<{ id: string }> {
  const id = await api.app
    .get(FestivalWriter)
    .addEdition(festivalId, { startsOn: '2027-05-01', endsOn: '2027-05-03', ...overrides });
  return { id };
}
