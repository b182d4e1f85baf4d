import type { TranslationMessages } from 'react-admin';
import type { words } from './words.ko.js';

type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
type KeysOf<T, Above extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Above}${K}` : KeysOf<T[K], `${Above}${K}.`>;
}[keyof T & string];

/** The words of our own pages; Korean is the measure of what every language must have. */
export type Words = Shape<typeof words>;
/** Names one text of our own: a key that no catalogue has does not compile. */
export type WordKey = KeysOf<typeof words>;

/** Everything that react-admin says, without exception. */
export type ReactAdminMessages = Required<TranslationMessages['ra']>;

export interface Messages extends TranslationMessages {
  ra: ReactAdminMessages;
  app: Words;
}
