/** Three ways a thing can be: what I started from, what I have made of it, and what is saved now. */
export interface Sides<T extends object> {
  readonly base: T;
  readonly mine: T;
  readonly present: T;
}

/** What is left to decide after somebody else changed the same thing. */
export interface Race<Field extends string> {
  /** Fields that I changed and that are saved with another value now. */
  readonly contested: readonly Field[];
  /** Fields that only the other person changed: their value stays. */
  readonly theirsOnly: readonly Field[];
}

export type Choice = 'mine' | 'present';

export type FieldOf<T extends object> = keyof T & string;
export type Choices<T extends object> = Readonly<Partial<Record<FieldOf<T>, Choice>>>;

/** The fields whose values differ, compared by what they say. */
export function changedFields<T extends object>(from: T, to: T): FieldOf<T>[] {
  const fields = Object.keys(to) as FieldOf<T>[];
  return fields.filter((field) => said(from[field]) !== said(to[field]));
}

export function raceOf<T extends object>({ base, mine, present }: Sides<T>): Race<FieldOf<T>> {
  const changedByMe = changedFields(base, mine);
  const differing = changedFields(mine, present);
  return {
    contested: changedByMe.filter((field) => differing.includes(field)),
    theirsOnly: changedFields(base, present).filter((field) => !changedByMe.includes(field)),
  };
}

/** What is saved now, with my value wherever I changed it and did not choose the present one. */
export function settled<T extends object>({ base, mine, present }: Sides<T>, choices: Choices<T>): T {
  const kept = changedFields(base, mine).filter((field) => choices[field] !== 'present');
  return { ...present, ...Object.fromEntries(kept.map((field) => [field, mine[field]])) };
}

/** A photo is the same by its id, whatever else is known of it; everything else by its text. */
function said(value: unknown): string {
  const isPhoto = typeof value === 'object' && value !== null && 'renditions' in value && 'id' in value;
  return JSON.stringify(isPhoto ? value.id : value);
}
