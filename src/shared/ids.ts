import { v7 } from 'uuid';

/** A public id: opaque to clients, UUIDv7 so that new rows land at the end of the index. */
export type Id = string;

export function newId(): Id {
  return v7();
}
