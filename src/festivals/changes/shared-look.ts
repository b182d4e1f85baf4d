/**
 * One look at a time for everybody who waits. A look that is under way may have missed what the caller has just
 * written, so the caller gets the one after it, and shares that with everybody who comes until then.
 */
export class SharedLook<T> {
  private looking: Promise<T> | undefined;
  private next: Promise<T> | undefined;

  constructor(private readonly look: () => Promise<T>) {}

  now(): Promise<T> {
    this.next ??= (this.looking ?? Promise.resolve()).then(
      () => this.begin(),
      () => this.begin(),
    );
    return this.next;
  }

  private begin(): Promise<T> {
    this.looking = this.look();
    this.next = undefined;
    return this.looking;
  }
}
