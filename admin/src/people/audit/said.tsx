import { Fragment, type ReactNode } from 'react';
import type { WordKey } from '../../i18n/messages.js';
import { useWords } from '../../i18n/use-words.js';

interface SaidProps {
  readonly words: WordKey;
  /** What stands where the words name it, e.g. `%{who}`. */
  readonly parts: Readonly<Record<string, ReactNode>>;
  readonly count?: number;
}

/** A sentence with more than text in it, in the order of the language. */
export function Said({ words, parts, count = 0 }: SaidProps): ReactNode {
  const say = useWords();
  const marks = Object.fromEntries(Object.keys(parts).map((name) => [name, `\u0000${name}\u0000`]));
  return say(words, { ...marks, smart_count: count })
    .split('\u0000')
    .map((piece, at) => {
      // Between two marks stands the name of a part.
      const content = at % 2 === 1 ? parts[piece] : piece;
      return <Fragment key={`${at}${piece}`}>{content}</Fragment>;
    });
}
