import { SharedLook } from './shared-look.js';

/**
 * One read at a time for everybody who waits, each for what belongs to a key: whoever asks gets what was there
 * after asking, and many who ask at the same time cost the database one statement.
 */
export class SharedReads<V> {
  private wanted = new Set<string>();
  private readonly look = new SharedLook(() => {
    const keys = [...this.wanted];
    this.wanted = new Set();
    return this.read(keys);
  });

  /** @param read what there is of these keys; those of which there is nothing are left out */
  constructor(private readonly read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>) {}

  async of(key: string): Promise<V | undefined> {
    this.wanted.add(key);
    return (await this.look.now()).get(key);
  }
}
