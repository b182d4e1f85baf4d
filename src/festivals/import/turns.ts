import { setImmediate as others } from 'node:timers/promises';

/** Who waits for an answer of this process should not notice, nor the database, which an import asks a hundred times a second. */
const TURN_MS = 1;

/** Long work that lets everything else of this process have its turns. */
export class Turns {
  private began = performance.now();

  /** To be asked often, as that costs little. */
  get isOver(): boolean {
    return performance.now() - this.began > TURN_MS;
  }

  async next(): Promise<void> {
    await others();
    this.began = performance.now();
  }
}
