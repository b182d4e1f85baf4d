import type { User } from '../../api/data-provider.js';
import { changedFields } from '../../shared/race.rules.js';
import type { UserChange } from './person.api.js';

/** A role with what it is bound to: neither can be chosen without the other. */
export interface Rights {
  readonly role: User['role'];
  /** Legal codes in order; none where the person is bound to none. */
  readonly regions: readonly string[];
}

/** What of an account can differ between what an admin read and what is saved. */
export interface PersonValues {
  readonly rights: Rights;
  readonly suspended: boolean;
  readonly hasSecondFactor: boolean;
  readonly displayName: string;
  readonly email: string;
}

export type PersonField = keyof PersonValues;

export function valuesOf({
  role,
  regions,
  suspendedAt,
  hasSecondFactor,
  displayName,
  email,
}: User): PersonValues {
  return {
    rights: rightsOf(role, regions ?? []),
    suspended: suspendedAt !== null,
    hasSecondFactor,
    displayName,
    email,
  };
}

export function rightsOf(role: Rights['role'], regions: readonly string[]): Rights {
  return { role, regions: role === 'editor' ? [...regions].sort() : [] };
}

/** What an admin may set of what differs; null where that is nothing. */
export function changeOf(from: PersonValues, to: PersonValues): UserChange | null {
  const changed = changedFields(from, to);
  const change = {
    ...(changed.includes('rights') ? bodyOf(to.rights) : {}),
    ...(changed.includes('suspended') ? { suspended: to.suspended } : {}),
  };
  return Object.keys(change).length === 0 ? null : change;
}

function bodyOf({ role, regions }: Rights): UserChange {
  if (role !== 'editor') return { role };
  return { role, regions: regions.length === 0 ? null : [...regions] };
}
