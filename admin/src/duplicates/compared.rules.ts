import type { Language } from '../i18n/language.js';
import type { Festival, Side } from './duplicate.api.js';

/** What a source says, and what the festival that came of it says. */
export interface Spoken {
  readonly side: Side;
  readonly festival: Festival | null;
}

type Field = 'names' | 'formerNames' | 'region' | 'place' | 'address' | 'organiser' | 'phone' | 'homepage';

export type Likeness = 'same' | 'different' | 'oneSided';

export interface Compared {
  readonly field: Field;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly likeness: Likeness;
}

interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface ComparedYear {
  readonly year: string;
  readonly left: readonly Days[];
  readonly right: readonly Days[];
  readonly likeness: Likeness;
}

const FIELDS = {
  names: ({ side, festival }) => [festival?.name, festival?.nameEn, side.name],
  formerNames: ({ festival }) => festival?.formerNames ?? [],
  region: ({ festival }, language) => [language === 'ko' ? festival?.region?.name : festival?.region?.nameEn],
  place: ({ side, festival }) => [festival?.place ?? side.place],
  address: ({ festival }) => [festival?.address],
  organiser: ({ side, festival }) => [festival?.organiser ?? side.organiser],
  phone: ({ side, festival }) => [festival?.phone ?? side.phone],
  homepage: ({ side, festival }) => [festival?.homepage ?? side.homepage],
} as const satisfies Record<
  Field,
  (spoken: Spoken, language: Language) => readonly (string | null | undefined)[]
>;

/** Field by field, those left out of which neither says anything. */
export function comparedFields(left: Spoken, right: Spoken, language: Language): Compared[] {
  return (Object.keys(FIELDS) as Field[]).flatMap((field) => {
    const [a, b] = [left, right].map((spoken) => distinct(FIELDS[field](spoken, language))) as [
      string[],
      string[],
    ];
    if (a.length + b.length === 0) return [];
    const bare = (texts: string[]) => texts.map((text) => bareOf(field, text));
    return [{ field, left: a, right: b, likeness: likenessOf(bare(a), bare(b)) }];
  });
}

/** The newest year first; a year in which neither took place is left out. */
export function comparedYears(left: Spoken, right: Spoken): ComparedYear[] {
  const [a, b] = [daysByYear(left), daysByYear(right)];
  const years = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => (x < y ? 1 : -1));
  return years.map((year) => {
    const [mine, theirs] = [a.get(year) ?? [], b.get(year) ?? []];
    const said = (days: readonly Days[]) => days.map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`);
    return { year, left: mine, right: theirs, likeness: likenessOf(said(mine), said(theirs)) };
  });
}

/** As written, each once; names that differ by spaces alone are one. */
function distinct(texts: readonly (string | null | undefined)[]): string[] {
  const found = new Map<string, string>();
  for (const text of texts) {
    if (text === null || text === undefined || text === '') continue;
    const bare = text.replaceAll(/\s/g, '');
    if (!found.has(bare)) found.set(bare, text);
  }
  return [...found.values()];
}

/** One in common is enough: a festival has several names, and a year may have two editions. */
function likenessOf(left: readonly string[], right: readonly string[]): Likeness {
  if (left.length === 0 || right.length === 0) return 'oneSided';
  return left.some((one) => right.includes(one)) ? 'same' : 'different';
}

/** Without what two sources write differently and mean alike. */
function bareOf(field: Field, text: string): string {
  const plain = text.normalize('NFC').toLowerCase();
  if (field === 'phone') return plain.replaceAll(/\D/g, '');
  if (field === 'homepage') return plain.replace(/^https?:\/\/(www\.)?/, '').replace(/\/+$/, '');
  return plain.replaceAll(/[\s()[\]·ㆍ‧・.,\-–~]/g, '');
}

function daysByYear({ side, festival }: Spoken): Map<string, Days[]> {
  const told: readonly Days[] =
    festival?.editions ??
    (side.startsOn === null ? [] : [{ startsOn: side.startsOn, endsOn: side.endsOn ?? side.startsOn }]);
  const years = new Map<string, Days[]>();
  for (const { startsOn, endsOn } of told.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    const year = startsOn.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), { startsOn, endsOn }]);
  }
  return years;
}
