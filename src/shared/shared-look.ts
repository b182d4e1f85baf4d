import { setImmediate as others } from 'node:timers/promises';

/**
 * One look at a time for everybody who waits. A look that is under way may have missed what the caller has just
 * written, so the caller gets the one after it, and shares that with everybody who comes until then: at the least
 * with those whose requests were read in the same turn of the event loop.
 */
export class SharedLook<T> {
  private looking: Promise<unknown> | undefined;
  private next: Promise<T> | undefined;

  constructor(private readonly look: () => Promise<T>) {}

  now(): Promise<T> {
    this.next ??= this.afterTheOneUnderWay();
    return this.next;
  }

  private async afterTheOneUnderWay(): Promise<T> {
    await this.looking;
    await others();
    const look = this.look();
    this.next = undefined;
    // Whoever waits for its end does not mind how it ended.
    this.looking = look.catch(() => undefined);
    return look;
  }
}
