import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createCatchingServer } from '../../local/mail/catching.server.js';
import { type CaughtMail, Mailbox } from '../../local/mail/mailbox.js';
import { until } from './until.js';

export interface MailCatcher {
  /** For SMTP_URL. */
  readonly url: string;
  /** Hangs up on whoever comes, and keeps the port all the while, which somebody else would take otherwise. */
  isDown: boolean;
  /** Newest first. */
  mailsTo(address: string): CaughtMail[];
  /** Waits for the newest mail to an address whose subject has these words. */
  mail(address: string, words: string | RegExp): Promise<CaughtMail>;
  /** As {@link mail}; answers the token of its link. */
  token(address: string, words: string | RegExp): Promise<string>;
  close(): Promise<void>;
}

/** The mail server of the local start, in this process. */
export async function startMailCatcher(): Promise<MailCatcher> {
  const mailbox = new Mailbox();
  const server = createCatchingServer(mailbox);
  server.on('error', () => undefined);
  const door = createServer((socket) => {
    if (catcher.isDown) socket.destroy();
    else server.server.emit('connection', socket);
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const mailsTo = (address: string) => mailbox.mails.filter(({ to }) => to.includes(address));
  const mail = (address: string, words: string | RegExp) =>
    until(() => mailsTo(address).find(({ subject }) => subject.search(words) >= 0));
  const catcher: MailCatcher = {
    url: `smtp://127.0.0.1:${(door.address() as AddressInfo).port}`,
    isDown: false,
    mailsTo,
    mail,
    async token(address, words) {
      const { text } = await mail(address, words);
      return /#([\w-]{43})\s/.exec(text)?.[1] ?? '';
    },
    async close() {
      const closed = once(door, 'close');
      door.close();
      server.close();
      await closed;
    },
  };
  return catcher;
}
