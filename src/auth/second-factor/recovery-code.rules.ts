import { createHash, randomBytes } from 'node:crypto';

export const RECOVERY_CODES = 10;
/** Crockford's base 32: no letter that is taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 24;
const LOOKALIKES: Record<string, string> = { O: '0', I: '1', L: '1' };

/** A code of 120 random bits, in groups that can be read off paper: `7K3MQ2-…-…-…`. */
export function newRecoveryCode(): string {
  const letters = [...randomBytes(LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return (letters.match(/.{6}/g) as string[]).join('-');
}

/** However it was typed: any case, with or without spaces and hyphens, an O for a 0. */
export function hashOfRecoveryCode(typed: string): Buffer {
  const letters = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[OIL]/g, (letter) => LOOKALIKES[letter] as string);
  return createHash('sha256').update(letters).digest();
}
