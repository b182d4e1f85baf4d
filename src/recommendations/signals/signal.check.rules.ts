import { checked } from '../../shared/http/schema.pipe.js';
import { say } from '../../shared/http/request-context.js';
import type { Bilingual } from '../../shared/problem/problem.js';
import { type Signal, signal, type SignalReceived } from './signal.schemas.js';

export type Checked = { readonly index: number } & (
  | { readonly signal: Signal; readonly errors?: undefined }
  | { readonly signal?: undefined; readonly errors: SignalReceived['errors'] }
);

const DAY_MS = 86_400_000;
const OLDEST_MS = 365 * DAY_MS;
/** Clocks of phones go wrong; what claims to come from a little ahead is of now. */
const AHEAD_MS = DAY_MS;

/** Each item of a batch by itself: a signal, or what is wrong with it. */
export function checkedOneByOne(items: readonly unknown[], now: Date): Checked[] {
  return items.map((item, index) => {
    const { data, errors } = checked(signal, item, ['signals', index]);
    if (errors !== undefined) {
      return {
        index,
        errors: errors.map(({ pointer, detail }) => ({
          pointer,
          detail: typeof detail === 'string' ? detail : say(detail),
        })),
      };
    }
    if (isRecent(data.at, now)) return { index, signal: data };
    return { index, errors: [faultAt(index, 'at', NOT_RECENT)] };
  });
}

export function faultAt(index: number, field: string, why: Bilingual): SignalReceived['errors'][number] {
  return { pointer: `/signals/${index}/${field}`, detail: say(why) };
}

const NOT_RECENT = { ko: '지난 1년 안의 시각이어야 합니다.', en: 'Must lie within the last year.' };

function isRecent(at: Date | undefined, now: Date): boolean {
  const ahead = at === undefined ? 0 : at.getTime() - now.getTime();
  return ahead <= AHEAD_MS && ahead >= -OLDEST_MS;
}
