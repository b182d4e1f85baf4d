import { z } from 'zod';
import { say } from './request-context.js';

// Control characters, and those that only reorder or hide what a reader sees (bidi overrides and isolates).
const REFUSED_IN_LINES = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;
const REFUSED_IN_TEXT = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;
const INVISIBLE = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu;

const checked = (max: number, refused: RegExp) =>
  z
    .string()
    .refine((value) => value.length <= max * 4, { error: () => tooLong(max), abort: true })
    .refine((value) => value.isWellFormed(), {
      error: () => say({ ko: '짝이 없는 서로게이트가 들어 있습니다.', en: 'Contains a lone surrogate.' }),
      abort: true,
    })
    .overwrite((value) => value.normalize('NFC'))
    .refine((value) => !refused.test(value), {
      error: () =>
        say({
          ko: '제어 문자나 방향 전환 문자는 쓸 수 없습니다.',
          en: 'Must not contain control or text-direction characters.',
        }),
    })
    .refine((value) => [...value].length <= max, { error: () => tooLong(max) })
    .meta({ maxLength: max });

function tooLong(max: number): string {
  return say({ ko: `${max}자까지 쓸 수 있습니다.`, en: `At most ${max} characters.` });
}

const notBlank = (value: string) => value.replace(INVISIBLE, '') !== '';
const blankFault = {
  error: () =>
    say({ ko: '보이는 글자가 하나는 있어야 합니다.', en: 'Must have at least one visible character.' }),
};

/** One line for people to read, NFC, 1–`max` code points, with something visible in it. */
export const line = (max: number) =>
  checked(max, REFUSED_IN_LINES).refine(notBlank, blankFault).meta({ minLength: 1, maxLength: max });

/** As {@link line}, but paragraphs: line feeds and tabs are kept. */
export const paragraphs = (max: number) =>
  checked(max, REFUSED_IN_TEXT).refine(notBlank, blankFault).meta({ minLength: 1, maxLength: max });

/** What a person typed to search: may be empty, otherwise as {@link line}. */
export const searchWords = (max: number) => checked(max, REFUSED_IN_LINES);
