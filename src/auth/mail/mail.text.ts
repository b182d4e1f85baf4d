import type { Bilingual } from '../../shared/problem/problem.js';

export interface MailText {
  readonly subject: Bilingual;
  /** Paragraphs before the button. No word of them is the recipient's or anybody else's: mails carry no messages. */
  readonly lines: readonly Bilingual[];
  /** What the link is called; absent where there is nothing to do. */
  readonly button?: Bilingual;
  /** What to do if it was not the reader who set this going. */
  readonly otherwise?: Bilingual;
}

/** What another part of the system tells a person: in both languages, since nobody asked for it in one. */
export interface Notice extends MailText {
  /** Of the page that its button leads to, from the root. */
  readonly path: string;
}
