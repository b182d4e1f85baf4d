import type { z } from 'zod';
import { BoundedMap } from '../bounded-map.js';

const MOST_KEPT = 500;
const LONGEST = 300;
/** Where somebody is is nothing to keep, not even here. */
const NOT_KEPT = 'near';

/** Queries that were read before, by their schema: most people ask what others have just asked. */
export class KnownQueries {
  private readonly known = new Map<z.ZodType, BoundedMap<unknown>>();

  /** What `read` made of the same query, or makes of it now; frozen, since others get it too. */
  read<T extends object>(schema: z.ZodType, query: object, read: () => T): T {
    if (NOT_KEPT in query) return read();
    const asked = JSON.stringify(query);
    const of = this.of(schema);
    const known = of.get(asked) as T | undefined;
    if (known !== undefined) return known;
    const made = read();
    if (asked.length > LONGEST) return made;
    of.set(asked, Object.freeze(made));
    return made;
  }

  private of(schema: z.ZodType): BoundedMap<unknown> {
    const of = this.known.get(schema) ?? new BoundedMap<unknown>(MOST_KEPT);
    this.known.set(schema, of);
    return of;
  }
}
