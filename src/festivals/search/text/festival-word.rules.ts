import { jamoSpelling } from './search-key.rules.js';

/** What is typed for any festival, long or odd enough that no other word is likely to be a letter away. */
const WORDS = ['축제', '대축제', '페스티벌', '페스타', 'festival'].map((word) => jamoSpelling(word).key);

/** Whether it is a word for festival but for one letter wrong, too many or left out: 추제, 축재, 페스티발. */
export function isFestivalMistyped(text: string): boolean {
  const { key } = jamoSpelling(text);
  return WORDS.some((word) => isOneSlipAway(key, word));
}

/** The first letter is right, or it may well be another word: 숙제. */
function isOneSlipAway(typed: string, word: string): boolean {
  let right = 0;
  while (right < word.length && typed[right] === word[right]) right += 1;
  const goesOn = (overTyped: number, overWord: number) =>
    typed.slice(right + overTyped) === word.slice(right + overWord);
  return right > 0 && (goesOn(1, 1) || goesOn(1, 0) || goesOn(0, 1));
}
