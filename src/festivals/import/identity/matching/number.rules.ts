import type { Traits } from './traits.rules.js';

/** The number that a festival has at its origin (`tourapi:825295`) is one wherever it is copied. */
export function sameNumber({ record: a }: Traits, { record: b }: Traits): boolean {
  return a.externalId !== null && a.externalId === b.externalId;
}

/** One origin has them under two numbers. */
export function otherNumber({ record: a }: Traits, { record: b }: Traits): boolean {
  return (
    a.externalId !== null &&
    b.externalId !== null &&
    a.externalId !== b.externalId &&
    originOf(a.externalId) === originOf(b.externalId)
  );
}

function originOf(externalId: string): string {
  return externalId.slice(0, externalId.lastIndexOf(':'));
}
