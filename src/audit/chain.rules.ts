import { createHash } from 'node:crypto';
import type { AuditEntity } from './audit.entity.js';

/** What the first entry follows. */
export const BEFORE_THE_FIRST = Buffer.alloc(32);

/** The hash of an entry that follows the one with the hash `previous`: SHA-256 over both. */
export function hashAfter(previous: Buffer, entry: Omit<AuditEntity, 'hash'>): Buffer {
  const { seq, at, accountId, role, action, subjectKind, subjectId, before, after, address, requestId } =
    entry;
  const said = [
    seq,
    at.toISOString(),
    accountId,
    role,
    action,
    subjectKind,
    subjectId,
    before,
    after,
    address,
    requestId,
  ];
  return createHash('sha256').update(previous).update(JSON.stringify(said)).digest();
}

/** Those of the listed fields that differ, as they were and as they are. */
export function differences<Fields extends object>(
  before: Fields,
  after: Partial<Fields>,
  listed: readonly (keyof Fields)[],
): { before: object; after: object } {
  const told = listed.filter(
    (field) => field in after && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const only = (fields: Partial<Fields>) =>
    Object.fromEntries(told.map((field) => [field, fields[field] ?? null]));
  return { before: only(before), after: only(after) };
}
