import type { Bilingual } from '../../shared/problem/problem.js';

/** What can be wrong with the festivals that a source tells of, beyond single cells of a file. */
export const CATALOGUE_FINDINGS = {
  'no-point': { ko: '좌표가 없어 지도에 표시되지 않습니다.', en: 'Has no coordinates, so it is on no map.' },
  'shared-point': {
    ko: '다섯 곳 이상의 축제와 좌표가 같습니다. 시청이나 군청의 좌표일 수 있습니다.',
    en: 'Shares its coordinates with four festivals or more: perhaps those of the city hall.',
  },
  'no-address': { ko: '주소가 없습니다.', en: 'Has no address.' },
  'http-homepage': {
    ko: '홈페이지가 https가 아닙니다.',
    en: 'The homepage is not an https address.',
  },
  'whole-year': {
    ko: '300일 이상 이어집니다.',
    en: 'Lasts 300 days or more.',
  },
  'stale-reference-day': {
    ko: '데이터기준일자가 1년 넘게 지났습니다.',
    en: 'The reference day is more than a year ago.',
  },
  'no-reference-day': { ko: '데이터기준일자가 없습니다.', en: 'Has no reference day.' },
  undated: { ko: '날짜가 없습니다.', en: 'Has no days.' },
} as const satisfies Record<string, Bilingual>;

export type CatalogueFinding = keyof typeof CATALOGUE_FINDINGS;
