import { type UseFormReturn, useForm } from 'react-hook-form';
import { ApiProblem } from '../../api/problem.js';
import { changedFields } from '../../shared/race.rules.js';
import { type Contested, useContested } from '../../shared/use-contested.js';
import { changeFestival, type ReadFestival, readFestival, releaseFestival } from './festival.api.js';
import { useRefresh } from './use-refresh.js';
import { bodyOf, type FestivalField, type FestivalValues, valuesOf } from './festival.values.js';

export interface FestivalInHand extends Contested<ReadFestival, FestivalValues> {
  readonly form: UseFormReturn<FestivalValues>;
}

/** The form of one festival and the ways to write it. Only what differs from what was read is sent. */
export function useFestival(read: ReadFestival): FestivalInHand {
  const form = useForm<FestivalValues>({ defaultValues: valuesOf(read.festival) });
  const contested = useContested<ReadFestival, FestivalValues>(read, {
    valuesOf: ({ festival }) => valuesOf(festival),
    send,
    presentOf: (error) => presentOf(read.festival.id, error),
    drafted: () => form.getValues(),
    redraft: (values) => form.reset(values),
    onSaved: useRefresh(),
  });
  return { ...contested, form };
}

async function send(
  from: ReadFestival,
  mine: FestivalValues,
  released: readonly FestivalField[],
): Promise<ReadFestival> {
  const { id } = from.festival;
  const changed = changedFields(valuesOf(from.festival), mine).filter((field) => !released.includes(field));
  const saved = changed.length === 0 ? from : await changeFestival(id, from.etag, bodyOf(mine, changed));
  const fields = released.filter((field) => field !== 'cover');
  return fields.length === 0 ? saved : releaseFestival(id, saved.etag, fields);
}

async function presentOf(id: string, error: unknown): Promise<ReadFestival | null> {
  return error instanceof ApiProblem && error.status === 412 ? readFestival(id) : null;
}
