import type { Bilingual } from '../shared/problem/problem.js';

/** What a festival is mainly about. The one vocabulary of the whole product; finer words are tags. */
export const categories = [
  { code: 'flowers', ko: '꽃', en: 'Flowers' },
  { code: 'nature', ko: '자연·생태', en: 'Nature' },
  { code: 'sea', ko: '바다·물놀이', en: 'Sea and water' },
  { code: 'snow', ko: '눈·얼음', en: 'Snow and ice' },
  { code: 'food', ko: '음식·특산물', en: 'Food and harvest' },
  { code: 'tradition', ko: '전통·역사', en: 'Tradition and history' },
  { code: 'culture', ko: '문화·거리', en: 'Culture and streets' },
  { code: 'music', ko: '음악·공연', en: 'Music and stage' },
  { code: 'film-art', ko: '영화·미술·책', en: 'Film, art and books' },
  { code: 'light', ko: '빛·불꽃', en: 'Lights and fireworks' },
  { code: 'family', ko: '가족·체험', en: 'Family and hands-on' },
] as const;

export type CategoryCode = (typeof categories)[number]['code'];

export const categoryCodes: readonly CategoryCode[] = categories.map((category) => category.code);

const names = new Map<string, Bilingual>(categories.map(({ code, ko, en }) => [code, { ko, en }]));

/** As people read it; the code itself where it is none of ours. */
export function categoryName(code: string): Bilingual {
  return names.get(code) ?? { ko: code, en: code };
}
