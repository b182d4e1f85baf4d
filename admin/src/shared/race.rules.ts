/** What is left to decide after somebody else changed the same thing. */
export interface Race<Field extends string> {
  /** Fields that I changed and that are saved with another value now. */
  readonly contested: readonly Field[];
  /** Fields that only the other person changed: their value stays. */
  readonly theirsOnly: readonly Field[];
}

export type Choice = 'mine' | 'present';

/** The fields whose values differ, compared by what they say. */
export function changedFields<T extends object>(from: T, to: T): (keyof T & string)[] {
  const fields = Object.keys(to) as (keyof T & string)[];
  return fields.filter((field) => said(from[field]) !== said(to[field]));
}

/** Three ways: what I started from, what I have made of it, and what is saved now. */
export function raceOf<T extends object>(base: T, mine: T, present: T): Race<keyof T & string> {
  const changedByMe = changedFields(base, mine);
  const differing = changedFields(mine, present);
  return {
    contested: changedByMe.filter((field) => differing.includes(field)),
    theirsOnly: changedFields(base, present).filter((field) => !changedByMe.includes(field)),
  };
}

/** What is saved now, with my value wherever I changed it and did not choose the present one. */
export function settled<T extends object>(
  { base, mine, present }: { readonly base: T; readonly mine: T; readonly present: T },
  choices: Readonly<Partial<Record<keyof T & string, Choice>>>,
): T {
  const kept = changedFields(base, mine).filter((field) => choices[field] !== 'present');
  return { ...present, ...Object.fromEntries(kept.map((field) => [field, mine[field]])) };
}

/** A photo is the same by its id, whatever else is known of it; everything else by its text. */
function said(value: unknown): string {
  const isPhoto = typeof value === 'object' && value !== null && 'renditions' in value && 'id' in value;
  return JSON.stringify(isPhoto ? value.id : value);
}
