import type { Locale } from '../../shared/problem/problem.js';
import type { MailKind } from './mail.entity.js';
import type { MailText } from './mail.text.js';
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
export function mailContent(kind: Exclude<MailKind, 'notice'>, locale: Locale, link: string): MailContent {
  return written([locale], MAIL_TEXTS[kind], link);
}

/** Both languages in one mail, the one below the other. */
export function noticeContent(notice: MailText, link: string): MailContent {
  return written(['ko', 'en'], notice, link);
}

function written(locales: readonly Locale[], text: MailText, link: string): MailContent {
  const parts = locales.map((locale) => partOf(locale, text, link));
  const subject = parts.map((part) => part.subject).join(' / ');
  return {
    subject: `[Fasteval] ${subject}`,
    text: `${parts.map((part) => part.text).join('\n\n---\n\n')}\n\nFasteval\n`,
    html: `<!doctype html><html lang="${locales[0]}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#fff;color:#1c1b1f;font:16px/1.6 sans-serif"><div style="max-width:560px">
${parts.map((part) => part.html).join('\n')}<p style="color:#5f5b66;margin:24px 0 0">Fasteval</p>
</div></body></html>`,
  };
}

function partOf(locale: Locale, { subject, lines, button, otherwise }: MailText, link: string): MailContent {
  const before = lines.map((line) => line[locale]);
  const after = otherwise === undefined ? [] : [otherwise[locale]];
  const text = [...before, ...(button === undefined ? [] : [`${button[locale]}: ${link}`]), ...after];
  const paragraph = (words: string) => `<p style="margin:0 0 16px">${escaped(words)}</p>`;
  const pressed =
    button === undefined
      ? ''
      : `<p style="margin:24px 0"><a href="${escaped(link)}" style="background:#b3261e;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none;font-weight:600">${escaped(button[locale])}</a></p>`;
  return {
    subject: subject[locale],
    text: text.join('\n\n'),
    html: `<div lang="${locale}"><h1 style="font-size:20px;margin:0 0 16px">${escaped(subject[locale])}</h1>
${before.map(paragraph).join('')}${pressed}${after.map(paragraph).join('')}</div>`,
  };
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
}
