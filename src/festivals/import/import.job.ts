import type { LeasedWork } from './import.repository.js';

/** What a piece of work says while it runs, and asks before it goes on. */
export interface Job extends LeasedWork {
  /** @throws where the process is shutting down or the import is ours no longer */
  report(rowsDone: number): void;
}

/** The process is on its way out. */
export class Interrupted extends Error {}

/** The import was ended meanwhile: by an editor, or by another process that took us for dead. */
export class LeaseLost extends Error {}
