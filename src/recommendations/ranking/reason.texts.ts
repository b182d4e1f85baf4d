import type { Bilingual } from '../../shared/problem/problem.js';
import type { Widened } from './candidate.rules.js';

/** A festival of the person's history, as a reason names it. */
export interface Named {
  readonly name: string;
  readonly nameEn: string | null;
}

/** What the person did with it. */
export type Deed = 'kept' | 'visited' | 'reviewed' | 'looked';

const SAMPLE: Bilingual = { ko: ' (표본 데이터 기준)', en: ' (based on sample data)' };
const NOTHING: Bilingual = { ko: '', en: '' };
const DID: Record<Deed, Bilingual> = {
  kept: { ko: '저장하신', en: 'You saved' },
  visited: { ko: '다녀오신', en: 'You visited' },
  reviewed: { ko: '후기를 남기신', en: 'You reviewed' },
  looked: { ko: '살펴보신', en: 'You looked at' },
};
const LIMIT: Record<Widened, Bilingual> = {
  radius: { ko: '거리', en: 'distance' },
  dates: { ko: '날짜', en: 'date' },
  category: { ko: '분야', en: 'category' },
};

/** The sentences of the reasons; what rests on the sample data says so. */
export const reasonTexts = {
  because: (deed: Deed, festival: Named, synthetic: boolean): Bilingual => ({
    ko: `${DID[deed].ko} ‘${festival.name}’에 관심을 보인 사람들이 함께 찾은 축제예요${based(synthetic).ko}`,
    en: `${DID[deed].en} “${english(festival)}”, and people who liked it liked this one too${based(synthetic).en}`,
  }),
  peopleLikeYou: (synthetic: boolean): Bilingual => ({
    ko: `취향이 비슷한 사람들이 좋아한 축제예요${based(synthetic).ko}`,
    en: `People whose taste is like yours liked it${based(synthetic).en}`,
  }),
  again: (deed: Deed): Bilingual => ({
    ko: `${DID[deed].ko} 축제가 다시 열려요`,
    en: `${DID[deed].en} it before, and it is coming again`,
  }),
  sameOrganiser: (deed: Deed, festival: Named): Bilingual => ({
    ko: `${DID[deed].ko} ‘${festival.name}’ 주최 측이 여는 축제예요`,
    en: `${DID[deed].en} “${english(festival)}”, and the same people organise this one`,
  }),
  similarCategory: ({ ko, en }: Bilingual): Bilingual => ({
    ko: `관심을 보이신 축제와 같은 ‘${ko}’ 분야예요`,
    en: `The same category as festivals you liked: ${en}`,
  }),
  similarTheme: (deed: Deed, festival: Named): Bilingual => ({
    ko: `${DID[deed].ko} ‘${festival.name}’처럼 주제가 통하는 축제예요`,
    en: `${DID[deed].en} “${english(festival)}”, and this one is close in theme`,
  }),
  sameRegion: {
    ko: '관심을 보이신 축제와 같은 시·도에서 열려요',
    en: 'In the same province as festivals you liked',
  },
  sameSeason: {
    ko: '관심을 보이신 축제와 비슷한 시기에 열려요',
    en: 'At about the same time of year as festivals you liked',
  },
  runningNow: { ko: '지금 열리고 있어요', en: 'On right now' },
  startsIn: (days: number): Bilingual => ({
    ko: days === 1 ? '내일 시작해요' : `${days}일 뒤에 시작해요`,
    en: days === 1 ? 'Starts tomorrow' : `Starts in ${days} days`,
  }),
  usuallyNow: {
    ko: '예년이라면 지금 열릴 때예요 (아직 발표되지 않은 추정)',
    en: 'Usually on at this time of year (an estimate, not announced yet)',
  },
  usuallySoon: (days: number): Bilingual => ({
    ko: `예년이라면 ${days}일쯤 뒤에 시작해요 (아직 발표되지 않은 추정)`,
    en: `Usually starts in about ${days} day${days === 1 ? '' : 's'} (an estimate, not announced yet)`,
  }),
  near: (km: number): Bilingual => ({ ko: `여기서 ${km}km 거리예요`, en: `${km} km away` }),
  popular: (synthetic: boolean): Bilingual => ({
    ko: `많은 사람이 관심을 보인 축제예요${based(synthetic).ko}`,
    en: `Many people are interested in it${based(synthetic).en}`,
  }),
  trending: (synthetic: boolean): Bilingual => ({
    ko: `요즘 관심이 부쩍 늘었어요${based(synthetic).ko}`,
    en: `More and more people are interested in it${based(synthetic).en}`,
  }),
  free: { ko: '무료로 즐길 수 있어요', en: 'Free to visit' },
  newlyListed: { ko: '최근에 새로 올라온 축제예요', en: 'Listed here only lately' },
  wellRated: (mean: number, count: number): Bilingual => ({
    ko: `평점이 좋아요: ${count}명이 평균 ${mean.toFixed(1)}점을 줬어요`,
    en: `Well rated: ${mean.toFixed(1)} on average by ${count} people`,
  }),
  somethingNew: {
    ko: '새로운 발견을 위해 골라 봤어요',
    en: 'Picked for a change, to discover something new',
  },
  widened: (letGo: readonly Widened[]): Bilingual => ({
    ko: `조건에 모두 맞는 축제가 없어 ${letGo.map((one) => LIMIT[one].ko).join('·')} 조건 없이 찾았어요`,
    en: `Nothing met every condition, so this was found without the ${letGo.map((one) => LIMIT[one].en).join(' and ')} limit`,
  }),
};

function based(synthetic: boolean): Bilingual {
  return synthetic ? SAMPLE : NOTHING;
}

function english({ name, nameEn }: Named): string {
  return nameEn ?? name;
}
