/** Where a trip may start without telling where one is: larger cities, in degrees. */
export const places = {
  seoul: '37.57,126.98',
  incheon: '37.46,126.71',
  suwon: '37.26,127.03',
  chuncheon: '37.88,127.73',
  gangneung: '37.75,128.88',
  cheongju: '36.64,127.49',
  daejeon: '36.35,127.38',
  jeonju: '35.82,127.15',
  gwangju: '35.16,126.85',
  yeosu: '34.76,127.66',
  daegu: '35.87,128.60',
  andong: '36.57,128.73',
  ulsan: '35.54,129.31',
  changwon: '35.23,128.68',
  busan: '35.18,129.08',
  jeju: '33.50,126.53',
} as const;

export type Place = keyof typeof places;
export const placeNames = Object.keys(places) as Place[];

export function isPlace(word: string): word is Place {
  return Object.hasOwn(places, word);
}
