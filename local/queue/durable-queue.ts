import { randomUUID } from 'node:crypto';
import { MessageFolder } from './message-folder.js';
import { parseReceipt, type StoredMessage } from './message.js';

export interface Redrive {
  deadLetters: DurableQueue;
  maxReceiveCount: number;
}

export interface ReceiveOptions {
  max: number;
  visibilitySeconds: number;
  waitSeconds: number;
  /** Aborted when the asker has gone. */
  signal: AbortSignal;
}

export interface QueueCounts {
  visible: number;
  notVisible: number;
  delayed: number;
}

/**
 * An SQS standard queue: each message is given out at least once, hidden while someone has it,
 * and moved to the dead letters when it was received too often. Outlives a killed process.
 */
export class DurableQueue {
  private readonly messages = new Map<string, StoredMessage>();
  private readonly waiting = new Set<() => void>();
  /** Writes of one message must not overtake each other. */
  private readonly writes = new Map<string, Promise<void>>();

  private constructor(
    readonly name: string,
    private readonly files: MessageFolder,
    readonly redrive: Redrive | null,
  ) {}

  static async open(name: string, folder: string, redrive: Redrive | null = null): Promise<DurableQueue> {
    const { files, messages } = await MessageFolder.open(folder);
    const queue = new DurableQueue(name, files, redrive);
    for (const message of messages) queue.messages.set(message.id, message);
    return queue;
  }

  /** @returns the message's id, once it is on the disk */
  async send(body: string, delaySeconds = 0): Promise<string> {
    const now = Date.now();
    const message: StoredMessage = {
      id: randomUUID(),
      body,
      sentAt: now,
      receiveCount: 0,
      firstReceivedAt: null,
      visibleAt: now + delaySeconds * 1000,
    };
    await this.add(message);
    return message.id;
  }

  async receive({ max, visibilitySeconds, waitSeconds, signal }: ReceiveOptions): Promise<StoredMessage[]> {
    const deadline = Date.now() + waitSeconds * 1000;
    for (;;) {
      const taken = await this.take(max, visibilitySeconds);
      const left = deadline - Date.now();
      if (taken.length || left <= 0 || signal.aborted) return taken;
      await this.change(Math.min(left, this.millisecondsToNextVisible()), signal);
    }
  }

  /** A receipt that is no longer the latest deletes nothing, as someone else has the message now. */
  async delete(receipt: string): Promise<void> {
    const message = this.heldBy(receipt);
    if (!message) return;
    this.messages.delete(message.id);
    await this.write(message, () => this.files.remove(message));
  }

  /** @returns false when the receipt is no longer the latest, or the message has gone */
  async changeVisibility(receipt: string, seconds: number): Promise<boolean> {
    const message = this.heldBy(receipt);
    if (!message || message.visibleAt <= Date.now()) return false;
    message.visibleAt = Date.now() + seconds * 1000;
    await this.write(message, () => this.files.update(message));
    this.wake();
    return true;
  }

  counts(): QueueCounts {
    const now = Date.now();
    const hidden = [...this.messages.values()].filter((message) => message.visibleAt > now);
    const delayed = hidden.filter((message) => message.receiveCount === 0).length;
    return { visible: this.messages.size - hidden.length, notVisible: hidden.length - delayed, delayed };
  }

  private async take(max: number, visibilitySeconds: number): Promise<StoredMessage[]> {
    const now = Date.now();
    const taken: StoredMessage[] = [];
    const writes: Promise<void>[] = [];
    for (const message of this.messages.values()) {
      if (taken.length === max) break;
      if (message.visibleAt > now) continue;
      if (this.redrive && message.receiveCount >= this.redrive.maxReceiveCount) {
        writes.push(this.bury(message, this.redrive.deadLetters));
        continue;
      }
      message.receiveCount += 1;
      message.firstReceivedAt ??= now;
      message.visibleAt = now + visibilitySeconds * 1000;
      taken.push({ ...message });
      writes.push(this.write(message, () => this.files.update(message)));
    }
    await Promise.all(writes);
    return taken;
  }

  private async bury(message: StoredMessage, deadLetters: DurableQueue): Promise<void> {
    this.messages.delete(message.id);
    await deadLetters.add({ ...message, visibleAt: Date.now() });
    await this.write(message, () => this.files.remove(message));
  }

  private async add(message: StoredMessage): Promise<void> {
    await this.files.add(message);
    this.messages.set(message.id, message);
    this.wake();
  }

  private heldBy(receipt: string): StoredMessage | undefined {
    const parsed = parseReceipt(receipt);
    const message = parsed ? this.messages.get(parsed.id) : undefined;
    return message?.receiveCount === parsed?.receiveCount ? message : undefined;
  }

  private async write(message: StoredMessage, work: () => Promise<void>): Promise<void> {
    const result = (this.writes.get(message.id) ?? Promise.resolve()).then(work);
    const settled = result.catch(() => undefined);
    this.writes.set(message.id, settled);
    await result.finally(() => {
      if (this.writes.get(message.id) === settled) this.writes.delete(message.id);
    });
  }

  private wake(): void {
    for (const resume of this.waiting) resume();
  }

  private millisecondsToNextVisible(): number {
    const now = Date.now();
    return Math.min(...[...this.messages.values()].map((message) => Math.max(message.visibleAt - now, 1)));
  }

  /** Resolves when there may be something to take, the time is over, or the asker has gone. */
  private change(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const resume = (): void => {
        clearTimeout(timer);
        this.waiting.delete(resume);
        signal.removeEventListener('abort', resume);
        resolve();
      };
      const timer = setTimeout(resume, milliseconds);
      this.waiting.add(resume);
      signal.addEventListener('abort', resume);
    });
  }
}
