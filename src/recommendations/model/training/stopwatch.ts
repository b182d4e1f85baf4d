import { performance } from 'node:perf_hooks';

/** Adds up how long some kind of work takes. */
export class Stopwatch {
  private sum = 0;

  get seconds(): number {
    return this.sum / 1_000;
  }

  async time<T>(work: () => Promise<T> | T): Promise<T> {
    const from = performance.now();
    try {
      return await work();
    } finally {
      this.sum += performance.now() - from;
    }
  }
}
