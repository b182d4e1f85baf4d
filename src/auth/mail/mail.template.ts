import type { Locale } from '../../shared/problem/problem.js';
import type { MailKind } from './mail.entity.js';
import { MAIL_TEXTS } from './mail.texts.js';

export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * The mail in one language, as plain text and as HTML that says the same.
 * @param link of its button; a kind without one needs none
 */
export function mailContent(kind: MailKind, locale: Locale, link: string): MailContent {
  const { subject, lines, button, otherwise } = MAIL_TEXTS[kind];
  const before = lines.map((line) => line[locale]);
  const after = otherwise === undefined ? [] : [otherwise[locale]];
  const text = [...before, ...(button === undefined ? [] : [`${button[locale]}: ${link}`]), ...after];
  const paragraph = (words: string) => `<p style="margin:0 0 16px">${escaped(words)}</p>`;
  const pressed =
    button === undefined
      ? ''
      : `<p style="margin:24px 0"><a href="${escaped(link)}" style="background:#b3261e;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none;font-weight:600">${escaped(button[locale])}</a></p>`;
  return {
    subject: `[Fasteval] ${subject[locale]}`,
    text: `${text.join('\n\n')}\n\nFasteval\n`,
    html: `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(subject[locale])}</title></head>
<body style="margin:0;padding:24px;background:#fff;color:#1c1b1f;font:16px/1.6 sans-serif"><div style="max-width:560px">
<h1 style="font-size:20px;margin:0 0 16px">${escaped(subject[locale])}</h1>
${before.map(paragraph).join('')}${pressed}${after.map(paragraph).join('')}<p style="color:#5f5b66;margin:24px 0 0">Fasteval</p>
</div></body></html>`,
  };
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
}
