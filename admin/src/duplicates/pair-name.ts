import { useWords } from '../i18n/use-words.js';
import type { Duplicate } from './duplicate.api.js';

/** Both names; of a side that nobody speaks of any more, a dash. */
export function usePairName(): (pair: Pick<Duplicate, 'left' | 'right'>) => string {
  const say = useWords();
  const nothing = say('duplicates.nothing');
  return ({ left, right }) =>
    say('duplicates.pair', { left: left?.name ?? nothing, right: right?.name ?? nothing });
}

export function percentOf({ confidence }: Pick<Duplicate, 'confidence'>): number {
  return Math.round(confidence * 100);
}
