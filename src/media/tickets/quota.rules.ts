import { limits } from '../../../lambda/src/contract.js';
import { addDays, dayInSeoul } from '../../shared/clock.js';
import type { Bilingual } from '../../shared/problem/problem.js';

const MEBIBYTE = 1024 * 1024;
/** Pending photos are done, or expire, within minutes. */
const PENDING_RETRY_SECONDS = 60;

export type QuotaName = 'pending' | 'bytesPerDay';

export const QUOTA_FAULTS: Readonly<Record<QuotaName, Bilingual>> = {
  pending: {
    ko: `한 사람이 동시에 올릴 수 있는 사진은 ${limits.pendingPerPerson}장까지입니다. 지금 올리고 있는 사진이 처리된 뒤에 다시 시도해 주세요.`,
    en: `A person may have ${limits.pendingPerPerson} photos pending at a time. Try again once those under way are done.`,
  },
  bytesPerDay: {
    ko: `한 사람이 하루에 올릴 수 있는 양은 ${limits.bytesPerPersonAndDay / MEBIBYTE} MiB까지입니다. 한국 시각 자정이 지나면 다시 올릴 수 있습니다.`,
    en: `A person may upload ${limits.bytesPerPersonAndDay / MEBIBYTE} MiB a day. Come back after midnight in Korea.`,
  },
};

/** Seconds until asking again makes sense. */
export function quotaRetrySeconds(quota: QuotaName, now: Date): number {
  if (quota === 'pending') return PENDING_RETRY_SECONDS;
  const midnight = Date.parse(`${addDays(dayInSeoul(now), 1)}T00:00:00+09:00`);
  return Math.ceil((midnight - now.getTime()) / 1000);
}
