import type { Bilingual } from '../../shared/problem/problem.js';

export const PASSWORD_LENGTH = { least: 8, most: 256 };
export function lengthFault(least: number): Bilingual {
  const { most } = PASSWORD_LENGTH;
  return { ko: `${least}자 이상 ${most}자 이하로 정해 주세요.`, en: `Use ${least} to ${most} characters.` };
}
