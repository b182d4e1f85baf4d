import type { Bilingual } from '../../shared/problem/problem.js';
import type { Role } from '../account.entity.js';

export const PASSWORD_LENGTH = { least: 8, most: 256 };
/** For those who may change what belongs to all and have no second factor; NIST SP 800-63B-4, 3.1.1.2. */
const LEAST_FOR_STAFF = 15;

/** How many code points a password has at least. */
export function leastLength({ role, hasSecondFactor }: { role: Role; hasSecondFactor: boolean }): number {
  return role === 'visitor' || hasSecondFactor ? PASSWORD_LENGTH.least : LEAST_FOR_STAFF;
}

export function lengthFault(least: number): Bilingual {
  const { most } = PASSWORD_LENGTH;
  return { ko: `${least}자 이상 ${most}자 이하로 정해 주세요.`, en: `Use ${least} to ${most} characters.` };
}
