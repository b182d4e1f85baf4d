import type { Bilingual, Locale } from '../../shared/problem/problem.js';
import { categoryName } from '../category.js';
import { csvOf } from '../csv.rules.js';
import type { FestivalItem } from '../festival.views.js';
import { STATUSES } from './feed.words.js';

export const CSV = 'text/csv; charset=utf-8';

interface Column {
  readonly heading: Bilingual;
  readonly of: (item: FestivalItem, locale: Locale) => string | number | null | undefined;
}

const COLUMNS: readonly Column[] = [
  { heading: { ko: '축제', en: 'Festival' }, of: ({ name }) => name },
  { heading: { ko: '영어 이름', en: 'English name' }, of: ({ nameEn }) => nameEn },
  {
    heading: { ko: '분류', en: 'Category' },
    of: ({ category }, locale) => categoryName(category)[locale],
  },
  { heading: { ko: '태그', en: 'Tags' }, of: ({ tags }) => tags.join(', ') },
  {
    heading: { ko: '지역', en: 'Region' },
    of: ({ region }, locale) => (locale === 'en' ? region?.nameEn : region?.name),
  },
  { heading: { ko: '장소', en: 'Place' }, of: ({ place }) => place },
  { heading: { ko: '첫날', en: 'First day' }, of: ({ edition }) => edition?.startsOn },
  { heading: { ko: '마지막 날', en: 'Last day' }, of: ({ edition }) => edition?.endsOn },
  {
    heading: { ko: '상태', en: 'Status' },
    of: ({ edition }, locale) => edition && STATUSES[edition.status][locale],
  },
  { heading: { ko: '평점', en: 'Rating' }, of: ({ rating }) => rating.mean },
  { heading: { ko: '후기 수', en: 'Reviews' }, of: ({ rating }) => rating.count },
  { heading: { ko: '위도', en: 'Latitude' }, of: ({ point }) => point?.lat },
  { heading: { ko: '경도', en: 'Longitude' }, of: ({ point }) => point?.lng },
  { heading: { ko: '수정 시각', en: 'Changed at' }, of: ({ updatedAt }) => updatedAt },
];

/** One line a festival; the last column is its page. */
export function festivalsCsvOf(items: readonly FestivalItem[], publicUrl: string, locale: Locale): string {
  return csvOf(
    [...COLUMNS.map(({ heading }) => heading[locale]), { ko: '주소', en: 'Link' }[locale]],
    items.map((item) => [
      ...COLUMNS.map(({ of }) => of(item, locale) ?? ''),
      `${publicUrl}/festivals/${item.id}`,
    ]),
  );
}
