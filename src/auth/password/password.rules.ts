import type { Bilingual } from '../../shared/problem/problem.js';
import type { Role } from '../account.entity.js';
import { commonPasswords, domainWords, withLatinKeys } from './common-passwords.js';
import { leastLength, lengthFault, PASSWORD_LENGTH } from './password-length.rules.js';

/** For whom a password is chosen: what is known of them is guessed first. */
export interface PasswordOwner {
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  readonly hasSecondFactor: boolean;
}

/** So many letters of one's own make a guessable word into something else. */
const OWN_LETTERS = 4;
const SHORTEST_CORE = 4;

/**
 * Why a password may not be chosen, or nothing. It has the right length in code points, is none of those that
 * breaches are full of (nor one with only digits and signs around it), and does not consist of the site's words
 * or the owner's own. Which kinds of characters are in it is up to the owner.
 */
export function passwordFault(password: string, owner: PasswordOwner): Bilingual | undefined {
  const least = leastLength(owner);
  const length = [...password].length;
  if (length < least || length > PASSWORD_LENGTH.most) return lengthFault(least);
  const folded = password.normalize('NFC').toLowerCase();
  if (commonPasswords.has(folded) || isCommonAtCore(folded)) {
    return {
      ko: '널리 쓰여 쉽게 알아낼 수 있는 비밀번호입니다. 다른 것으로 정해 주세요.',
      en: 'Many people use this password, so it is guessed at once. Choose another.',
    };
  }
  if (consistsOf(folded, [...domainWords, ...wordsOf(owner)])) {
    return {
      ko: '이메일, 이름이나 축제에 관한 말로만 이루어져 쉽게 알아낼 수 있습니다. 다른 말을 더해 주세요.',
      en: 'It is made of your address, your name or words about festivals, so it is guessed soon. Add other words.',
    };
  }
  return undefined;
}

function isCommonAtCore(folded: string): boolean {
  const letters = [...folded.matchAll(/\p{L}/gu)];
  const [first, last] = [letters[0], letters.at(-1)];
  if (first === undefined || last === undefined) return false;
  const core = folded.slice(first.index, last.index + last[0].length);
  return core.length >= SHORTEST_CORE && core !== folded && commonPasswords.has(core);
}

function consistsOf(folded: string, words: readonly string[]): boolean {
  let rest = folded;
  for (const word of words.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(word, ' ');
  const ownLetters = rest.replace(/[^\p{L}]/gu, '').length;
  return rest !== folded && ownLetters < OWN_LETTERS;
}

function wordsOf({ email, displayName }: PasswordOwner): string[] {
  const [mailbox = '', host = ''] = email.toLowerCase().split('@');
  const name = displayName.normalize('NFC').toLowerCase();
  const parts = [...mailbox.split(/[._+-]/), ...host.split('.'), ...name.split(/\s+/)];
  return withLatinKeys([email, mailbox, name, ...parts].filter((word) => [...word].length >= 2));
}
