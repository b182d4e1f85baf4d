/** The local stand-in for a mail server, with a page that shows what it caught. Prints one JSON line when it is ready. */
import { once } from 'node:events';
import { log } from './json-log.js';
import { createCatchingServer } from './mail/catching.server.js';
import { Mailbox } from './mail/mailbox.js';
import { createMailboxPage } from './mail/mailbox.page.js';
import { requiredEnv } from './required-env.js';

const { SMTP_PORT, MAIL_PAGE_PORT } = requiredEnv(['SMTP_PORT', 'MAIL_PAGE_PORT']);
const mailbox = new Mailbox();
const smtp = createCatchingServer(mailbox);
const page = createMailboxPage(mailbox);

smtp.listen(Number(SMTP_PORT), '127.0.0.1');
page.listen(Number(MAIL_PAGE_PORT), '127.0.0.1');
await Promise.all([once(smtp.server, 'listening'), once(page, 'listening')]);
smtp.on('error', (error: Error) => log('mail.connection-failed', { reason: error.message }));
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
log('mail.ready', { smtpPort: SMTP_PORT, pagePort: MAIL_PAGE_PORT });

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    smtp.close();
    page.close();
    page.closeAllConnections();
  });
}
