/**
 * Work for the database beside that of this process, one piece at a time: so neither waits for the other, and no
 * more than two pieces are in memory.
 */
export class Beside {
  private under: Promise<unknown> = Promise.resolve();
  private atWork = false;

  /** Whether the database waits for us. */
  get isIdle(): boolean {
    return !this.atWork;
  }

  /** Begins the next piece when the one before is over. @throws what that one did */
  async next(work: () => Promise<unknown>): Promise<void> {
    await this.over();
    this.atWork = true;
    this.under = work().finally(() => (this.atWork = false));
    // Whoever asks next is told; until then it is nobody's.
    this.under.catch(() => undefined);
  }

  /** To be awaited whatever happens, so that nothing goes on unattended. @throws what the last piece did */
  async over(): Promise<void> {
    await this.under;
  }
}
