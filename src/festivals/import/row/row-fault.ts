import type { Bilingual } from '../../../shared/problem/problem.js';

/** Why a row was refused (`error`), or what of it could not be taken as it stands (`warning`). */
export const ROW_FAULTS = {
  'ragged-row': {
    severity: 'error',
    ko: '열의 수가 머리글과 다릅니다 (값 / 머리글).',
    en: 'The number of columns differs from the header (found / expected).',
  },
  'broken-quotes': {
    severity: 'error',
    ko: '따옴표가 값 중간에 있습니다. 값 전체를 따옴표로 감싸고 안의 따옴표는 두 번 써 주세요.',
    en: 'A quotation mark stands inside a value: quote the whole value and double the marks in it.',
  },
  'name-missing': { severity: 'error', ko: '축제명이 비어 있습니다.', en: 'The name is missing.' },
  'not-a-festival-name': {
    severity: 'error',
    ko: '축제 이름이 아니라 공지나 모집 글입니다.',
    en: 'This is a notice or a call for people, not the name of a festival.',
  },
  'name-too-long': {
    severity: 'error',
    ko: '축제명은 200자까지입니다.',
    en: 'A name has at most 200 characters.',
  },
  'day-missing': { severity: 'error', ko: '날짜가 비어 있습니다.', en: 'The day is missing.' },
  'not-a-day': {
    severity: 'error',
    ko: 'YYYY-MM-DD 형식의 실제 날짜가 아닙니다.',
    en: 'Is not a day that exists, written as YYYY-MM-DD.',
  },
  'start-after-end': {
    severity: 'error',
    ko: '종료일이 시작일보다 앞섭니다 (시작일..종료일).',
    en: 'The festival ends before it starts (first..last day).',
  },
  undated: {
    severity: 'warning',
    ko: '날짜가 없어 축제만 알 수 있습니다.',
    en: 'Has no days, so it tells of the festival alone.',
  },
  'number-missing': {
    severity: 'error',
    ko: '콘텐츠 번호가 없어 다른 행과 구별할 수 없습니다.',
    en: 'Has no content id, so it cannot be told from other rows.',
  },
  'unusable-picture': {
    severity: 'warning',
    ko: '그림 주소로 쓸 수 없어 뺐습니다.',
    en: 'Is no usable address of a picture; left out.',
  },
  'insecure-picture': {
    severity: 'warning',
    ko: 'http 주소의 그림입니다. https로 링크하므로 보이지 않을 수 있습니다.',
    en: 'The picture has an http address; it is linked by https and may not show.',
  },
  'more-pages': {
    severity: 'warning',
    ko: '여기까지가 전부가 아닙니다. 다른 쪽도 가져오세요 (가져온 수 / 전체).',
    en: 'The file ends here, but there are more: bring in the other pages too (here / in all).',
  },
  'no-coordinates': {
    severity: 'warning',
    ko: '좌표가 없어 지도에 표시되지 않습니다.',
    en: 'There are no coordinates, so it is on no map.',
  },
  'not-coordinates': {
    severity: 'warning',
    ko: '좌표가 숫자가 아닙니다.',
    en: 'The coordinates are not numbers.',
  },
  'zero-coordinates': { severity: 'warning', ko: '좌표가 0입니다.', en: 'The coordinates are zero.' },
  'outside-korea': {
    severity: 'warning',
    ko: '좌표가 한국 밖입니다.',
    en: 'The coordinates are outside Korea.',
  },
  'region-unknown': {
    severity: 'warning',
    ko: '주소와 제공기관으로 지역을 알 수 없습니다.',
    en: 'Neither the address nor the authority tells the region.',
  },
  'unusable-homepage': {
    severity: 'warning',
    ko: '홈페이지 주소로 쓸 수 없어 뺐습니다.',
    en: 'Is no usable address of a homepage; left out.',
  },
  'unusable-phone': {
    severity: 'warning',
    ko: '전화번호로 쓸 수 없어 뺐습니다.',
    en: 'Is no usable phone number; left out.',
  },
  'unreadable-reference-day': {
    severity: 'warning',
    ko: '기준일자를 읽을 수 없어 가장 오래된 것으로 봅니다.',
    en: 'The reference day is not readable; the row counts as the oldest.',
  },
  shortened: { severity: 'warning', ko: '너무 길어 뒤를 잘랐습니다.', en: 'Too long; its end was cut.' },
  'days-undecided': {
    severity: 'warning',
    ko: '제목에 일정이 정해지지 않았다고 적혀 있습니다.',
    en: 'The title says that the days are not settled.',
  },
  'whole-year': {
    severity: 'warning',
    ko: '300일 이상 이어집니다. 상설 행사이거나 일정이 정해지지 않은 축제일 수 있습니다.',
    en: 'Lasts 300 days or more: a standing event, or days that were never settled.',
  },
  'same-as-row': {
    severity: 'warning',
    ko: '같은 축제의 같은 회차가 파일의 다른 행에 있습니다 (행 번호).',
    en: 'Another row of the file tells of the same edition of the same festival (its number).',
  },
  'told-already': {
    severity: 'warning',
    ko: '다른 제공기관이 이미 알린 회차입니다 (제공기관).',
    en: 'Another authority has told of this edition before (the authority).',
  },
  'possible-duplicate': {
    severity: 'warning',
    ko: '다른 축제와 같은 축제일 수 있습니다. 중복 목록에서 정해 주세요 (축제명, 이 파일에 있으면 그 행 번호, 확신도).',
    en: 'May be the same festival as another: to be decided among the duplicates (its name, its row where this file has it, the confidence).',
  },
  'overlapping-days': {
    severity: 'warning',
    ko: '같은 축제의 다른 회차와 날짜가 겹칩니다 (그 회차의 날짜).',
    en: 'The days overlap another edition of the same festival (its days).',
  },
  'waits-for-name': {
    severity: 'warning',
    ko: '이 행만으로는 축제가 되지 않습니다: 국문 이름을 알리는 자료가 오면 쓰입니다.',
    en: 'Makes no festival by itself: it is used once a source gives the Korean name.',
  },
  'older-than-known': {
    severity: 'warning',
    ko: '이미 더 최근 기준일자의 자료가 있어 쓰지 않았습니다.',
    en: 'A row with a newer reference day is known already; this one was not used.',
  },
  'withdrawn-by-editor': {
    severity: 'warning',
    ko: '편집자가 지운 축제나 회차여서 다시 만들지 않았습니다.',
    en: 'An editor removed this festival or edition, so it was not made again.',
  },
  'kept-by-editor': {
    severity: 'warning',
    ko: '그사이 다른 값으로 바뀌어 있어 그대로 두었습니다.',
    en: 'The value has been changed otherwise meanwhile and was kept.',
  },
} as const satisfies Record<string, Bilingual & { severity: 'error' | 'warning' }>;

export type RowFaultCode = keyof typeof ROW_FAULTS;

/** One thing that is wrong with one cell of a row. */
export interface RowFault {
  /** Header of the column, or `*` for the row as a whole. */
  readonly column: string;
  /** What stood there, at most 200 characters of it. */
  readonly value: string;
  readonly code: RowFaultCode;
}

const SHOWN_CHARACTERS = 200;

export function rowFault(column: string, value: string, code: RowFaultCode): RowFault {
  return { column, value: [...value].slice(0, SHOWN_CHARACTERS).join(''), code };
}

export function isRefusal(fault: RowFault): boolean {
  return ROW_FAULTS[fault.code].severity === 'error';
}
