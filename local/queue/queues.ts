import { join } from 'node:path';
import { limits } from '../../lambda/src/contract.js';
import type { CreatedObject, NotificationTarget } from '../store/notifications.js';
import { DurableQueue } from './durable-queue.js';

/** The queues of each bucket, and which prefix of it speaks to which. */
export class Queues implements NotificationTarget {
  private constructor(private readonly queues: Map<string, DurableQueue>) {}

  static async open(folder: string, buckets: string[]): Promise<Queues> {
    const queues = new Map<string, DurableQueue>();
    const open = async (name: string, deadLetters?: DurableQueue): Promise<DurableQueue> => {
      const redrive = deadLetters ? { deadLetters, maxReceiveCount: limits.tries } : null;
      const queue = await DurableQueue.open(name, join(folder, name), redrive);
      queues.set(name, queue);
      return queue;
    };
    for (const bucket of buckets) {
      await open(`${bucket}-originals`, await open(`${bucket}-originals-dead`));
      await open(`${bucket}-results`);
    }
    return new Queues(queues);
  }

  find(name: string): DurableQueue | undefined {
    return this.queues.get(name);
  }

  wants(object: CreatedObject): boolean {
    return this.queueOf(object) !== undefined;
  }

  async send(object: CreatedObject, message: string): Promise<void> {
    await this.queueOf(object)?.send(message);
  }

  private queueOf({ bucket, key }: CreatedObject): DurableQueue | undefined {
    const prefix = /^(originals|results)\//.exec(key)?.[1];
    return prefix ? this.find(`${bucket}-${prefix}`) : undefined;
  }
}
