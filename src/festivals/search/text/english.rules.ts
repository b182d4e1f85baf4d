import { englishFor, englishWords } from './english.data.js';

/** A word as it was typed, with what it is in the other language where festivals are named after it. */
export interface Phrase {
  readonly typed: string;
  readonly translated: readonly string[];
}

const LONGEST = 3;

/** The words of what was typed; English ones that mean one thing together (cherry blossom) are one. */
export function phrasesOf(typed: string): Phrase[] {
  const words = typed.normalize('NFC').split(/\p{White_Space}+/u);
  const phrases: Phrase[] = [];
  for (let at = 0; at < words.length;) {
    const length = lengthOfPhrase(words, at);
    const said = words.slice(at, at + length).join(' ');
    phrases.push({
      typed: said,
      translated: koreanFor(said) ?? englishFor.get(said) ?? [],
    });
    at += length;
  }
  return phrases;
}

function lengthOfPhrase(words: readonly string[], at: number): number {
  for (let length = Math.min(LONGEST, words.length - at); length > 1; length -= 1) {
    if (koreanFor(words.slice(at, at + length).join(' ')) !== undefined) return length;
  }
  return 1;
}

function koreanFor(english: string): readonly string[] | undefined {
  const key = english.toLowerCase();
  return englishWords.get(key) ?? englishWords.get(key.replace(/s$/, ''));
}
