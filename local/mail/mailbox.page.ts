import { createServer, type Server } from 'node:http';
import type { CaughtMail, Mailbox } from './mailbox.js';

/** No script, nothing from elsewhere: what is shown was written by whoever sent it. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'",
  'cache-control': 'no-store',
};
const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:24px auto;max-width:720px;padding:0 16px;color:#1c1b1f}
article{border:1px solid #cac4d0;border-radius:8px;padding:16px;margin:16px 0}h2{font-size:18px;margin:0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}small{color:#49454f}`;

/** Shows the mails that were caught, the links in them to be pressed. */
export function createMailboxPage(mailbox: Mailbox): Server {
  return createServer((request, response) => {
    if (request.url !== '/') {
      response.writeHead(404, HEADERS).end('<!doctype html><title>404</title><p>Not found');
      return;
    }
    const { mails } = mailbox;
    const shown =
      mails.length === 0 ? '<p>No mail yet. Reload when there should be one.' : mails.map(article);
    response
      .writeHead(200, HEADERS)
      .end(
        `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Caught mail</title><style>${STYLE}</style><h1>Caught mail</h1>${[shown].flat().join('')}</html>`,
      );
  });
}

function article({ subject, to, receivedAt, text }: CaughtMail): string {
  const linked = escaped(text).replace(/https?:\/\/[^\s<>"]+/g, (url) => `<a href="${url}">${url}</a>`);
  return `<article><h2>${escaped(subject)}</h2><small>to ${escaped(to.join(', '))}, ${receivedAt.toISOString()}</small><pre>${linked}</pre></article>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
}
