import { disassemble, getChoseong } from 'es-hangul';

/**
 * A text in the form in which it is compared, and for each of its characters where it stands: `w` begins a
 * word, `s` a syllable (or is a letter of its own), `.` is inside of a syllable.
 */
export interface Spelling {
  readonly key: string;
  readonly marks: string;
}

const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu;
const SEPARATING = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{P}\p{S}]/u;
const SYLLABLE = /[가-힣]/;
const JAMO = /[ㄱ-ㅣ]/;

/** What two spellings of the same words have in common: NFC, lower case, nothing that cannot be seen. */
export function searchKey(text: string): string {
  return lowered(text).replace(UNSEEN, '');
}

/** The keys of a keyboard in the order in which they are struck: 보령 is ㅂㅗㄹㅕㅇ, so 보려 begins it. */
export function jamoSpelling(text: string): Spelling {
  return spelled(text, 'jamo');
}

/** The initial consonant of every syllable; all else stays, so that `2026 ㅂㄹㅁㄷ` keeps its number. */
export function choseongSpelling(text: string): Spelling {
  return spelled(text, 'initial');
}

/** Writes every visible character, and marks where words and characters begin. */
function spelled(text: string, form: 'jamo' | 'initial'): Spelling {
  let key = '';
  let marks = '';
  let begins = true;
  for (const char of lowered(text)) {
    const { isSeen, isSeparating, [form]: written } = factsOf(char);
    if (isSeen) {
      key += written;
      marks += (begins ? 'w' : 's').padEnd(written.length, '.');
    }
    begins = isSeparating;
  }
  return { key, marks };
}

interface CharacterFacts {
  readonly isSeen: boolean;
  readonly isSeparating: boolean;
  readonly jamo: string;
  readonly initial: string;
}

/** Of each character once: a catalogue is written in some thousand of them. */
const factsByChar = new Map<string, CharacterFacts>();
const CHARS_KEPT = 20_000;

function factsOf(char: string): CharacterFacts {
  const known = factsByChar.get(char);
  if (known !== undefined) return known;
  const facts = {
    isSeen: char.replace(UNSEEN, '') !== '',
    isSeparating: SEPARATING.test(char),
    jamo: SYLLABLE.test(char) || JAMO.test(char) ? disassemble(char) : char,
    initial: initialOf(char),
  };
  if (factsByChar.size >= CHARS_KEPT) factsByChar.clear();
  factsByChar.set(char, facts);
  return facts;
}

/** Some keyboards join ㄱㅅ to ㄳ while typing. */
function initialOf(char: string): string {
  if (SYLLABLE.test(char)) return getChoseong(char);
  return JAMO.test(char) ? disassemble(char) : char;
}

function lowered(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFC');
}
