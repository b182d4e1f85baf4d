import { withoutParticle } from './particle.rules.js';

/** What people ask about a festival, not what they ask for: 보령머드축제 일정. */
const WORDS = new Set(
  [
    '일정 날짜 기간 시간 언제 올해 이번 어디 위치 장소 주차 주차장 교통 가는길',
    '입장료 요금 가격 얼마 무료입장 예매 예약 티켓 정보 안내 홈페이지 프로그램 후기 추천',
    '하는 열리는 열린 가볼 만한 곳 가볼만한 가볼만한곳',
    'when where dates schedule parking tickets info',
  ].flatMap((line) => line.split(' ')),
);
const ASKING_END = /(?:이?야|이?에요|예요|인가요|인지|이죠)$/u;

/** @param key a word as it is compared, without spaces and in lower case */
export function isAskedAbout(key: string): boolean {
  const word = key.replace(/[?？!.]$/u, '');
  return [word, withoutParticle(word), word.replace(ASKING_END, '')].some((form) => WORDS.has(form));
}
