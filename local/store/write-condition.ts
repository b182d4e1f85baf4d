import type { Context } from 'koa';
import { refusal } from './refusal.js';

/** What must hold for a PUT: nothing there yet, this very object there (its MD5 in hex), or anything. */
export type WriteCondition = { kind: 'absent' } | { kind: 'same'; etag: string } | null;

/** @throws S3Error for the forms that S3 does not take for a PUT */
export function writeConditionOf(context: Context): WriteCondition {
  const [absent, same] = [context.get('if-none-match'), context.get('if-match')];
  if ((absent && absent !== '*') || same === '*' || (absent && same)) {
    throw refusal('NotImplemented', 'A header you provided implies functionality that is not implemented');
  }
  if (absent) return { kind: 'absent' };
  return same ? { kind: 'same', etag: same.replace(/^"(.*)"$/, '$1') } : null;
}
