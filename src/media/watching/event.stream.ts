import { Readable } from 'node:stream';

/**
 * Server-sent events for one reader. Of each subject only the latest event waits, so a reader that is slow gets
 * the present state instead of a backlog, and one that does not read costs no more memory as time goes by.
 */
export class EventStream extends Readable {
  private readonly waiting = new Map<string, string>();
  private isWanted = false;
  private isFinished = false;
  private hasEnded = false;

  override _read(): void {
    this.isWanted = true;
    this.flush();
  }

  /** @param subject a later event of the same subject takes the place of one that was not sent yet */
  send(subject: string, event: string, data: unknown): void {
    this.put(subject, `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** How long the reader should wait before it comes again after an end without `done`. */
  adviseRetry(milliseconds: number): void {
    this.put('retry', `retry: ${milliseconds}\n\n`);
  }

  /** Says nothing, so that nobody on the way takes the connection for dead. */
  keepAlive(): void {
    this.put('comment', ':\n\n');
  }

  /** Ends the stream once all that waits has been read; what is said later is lost. */
  finish(): void {
    this.isFinished = true;
    this.flush();
  }

  private put(subject: string, text: string): void {
    if (this.isFinished) return;
    this.waiting.set(subject, text);
    this.flush();
  }

  private flush(): void {
    for (const [subject, text] of this.waiting) {
      if (!this.isWanted) return;
      this.waiting.delete(subject);
      this.isWanted = this.push(text);
    }
    if (!this.isFinished || this.hasEnded) return;
    this.hasEnded = true;
    this.push(null);
  }
}
