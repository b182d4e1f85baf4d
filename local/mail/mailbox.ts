import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';

const KEPT = 200;

export interface CaughtMail {
  readonly id: string;
  readonly receivedAt: Date;
  /** Of the envelope: who it really went to. */
  readonly to: readonly string[];
  readonly from: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mails that were caught, newest first; the oldest give way. */
export class Mailbox {
  readonly #mails: CaughtMail[] = [];

  get mails(): readonly CaughtMail[] {
    return this.#mails;
  }

  async take(raw: Buffer, to: readonly string[]): Promise<void> {
    const mail = await PostalMime.parse(raw);
    this.#mails.unshift({
      id: randomUUID(),
      receivedAt: new Date(),
      to,
      from: mail.from?.address ?? '',
      messageId: mail.messageId ?? '',
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html ?? '',
    });
    this.#mails.length = Math.min(this.#mails.length, KEPT);
  }
}
