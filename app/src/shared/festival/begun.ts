import type { components } from '../../api/schema.js';

type Edition = components['schemas']['Festival']['editions'][number];

/** The years of a festival that somebody can have been at by that day. */
export function begunBy(today: string, editions: readonly Edition[]): Edition[] {
  return editions.filter(
    ({ startsOn, status }) => startsOn <= today && status !== 'cancelled' && status !== 'postponed',
  );
}
