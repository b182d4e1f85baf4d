import { createHash } from 'node:crypto';

/**
 * How a list was ranked: by the person's own history, without it for comparison, without it since
 * there is none to use (strangers, the new, those who switched personalisation off), or for several.
 */
export const ARMS = ['general', 'learned', 'prior', 'group'] as const;
export type Arm = (typeof ARMS)[number];

/**
 * By the account alone, so that nothing is stored and every instance agrees; a person stays in their arm
 * while the share stays, and those who are in it stay when it grows. Strangers need no key: without a
 * history both arms would be the same.
 */
export function armOf(accountId: string, priorPercent: number): 'learned' | 'prior' {
  const lot = createHash('sha256').update(`prior\n${accountId}`).digest().readUInt32BE(0) / 2 ** 32;
  return lot * 100 < priorPercent ? 'prior' : 'learned';
}
