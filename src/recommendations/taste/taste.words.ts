import type { Bilingual } from '../../shared/problem/problem.js';
import type { Evidence, SignalKind } from '../signals/signal.weight.rules.js';

type Once = Exclude<SignalKind, 'review'>;

const ONCE: Record<Once, Bilingual> = {
  impression: { ko: '추천에서 보여 드렸어요', en: 'Was shown to you' },
  view: { ko: '페이지를 봤어요', en: 'You opened its page' },
  click: { ko: '추천에서 골랐어요', en: 'You chose it from the recommendations' },
  longView: { ko: '페이지를 오래 봤어요', en: 'You stayed on its page' },
  share: { ko: '공유했어요', en: 'You shared it' },
  dismiss: { ko: '관심 없다고 했어요', en: 'You said it is not for you' },
  visit: { ko: '다녀왔다고 했어요', en: 'You said you were there' },
  bookmark: { ko: '저장했어요', en: 'You saved it' },
};

/** What a person did with a festival, told to them. */
export function wordsOf({ kind, rating, times }: Pick<Evidence, 'kind' | 'rating' | 'times'>): Bilingual {
  if (kind === 'review') return { ko: `별점 ${rating}점을 줬어요`, en: `You rated it ${rating} of 5` };
  const { ko, en } = ONCE[kind];
  return times === 1 ? { ko, en } : { ko: `${ko} (${times}번)`, en: `${en} (${times} times)` };
}
