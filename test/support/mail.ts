import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createCatchingServer } from '../../local/mail/catching.server.js';
import { type CaughtMail, Mailbox } from '../../local/mail/mailbox.js';
import { until } from './until.js';

export interface MailCatcher {
  /** For SMTP_URL. */
  readonly url: string;
  readonly port: number;
  /** Newest first. */
  mailsTo(address: string): CaughtMail[];
  /** Waits for the newest mail to an address whose subject has these words. */
  mail(address: string, words: string | RegExp): Promise<CaughtMail>;
  /** As {@link mail}; answers the token of its link. */
  token(address: string, words: string | RegExp): Promise<string>;
  close(): Promise<void>;
}

/** The mail server of the local start, in this process. */
export async function startMailCatcher(port = 0): Promise<MailCatcher> {
  const mailbox = new Mailbox();
  const server = createCatchingServer(mailbox);
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const listening = (server.server.address() as AddressInfo).port;
  const mailsTo = (address: string) => mailbox.mails.filter(({ to }) => to.includes(address));
  const mail = (address: string, words: string | RegExp) =>
    until(() => mailsTo(address).find(({ subject }) => subject.search(words) >= 0));
  return {
    url: `smtp://127.0.0.1:${listening}`,
    port: listening,
    mailsTo,
    mail,
    async token(address, words) {
      const { text } = await mail(address, words);
      return /#([\w-]{43})\s/.exec(text)?.[1] ?? '';
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
