import type { Bilingual } from '../shared/problem/problem.js';
import type { Proposal } from './companions/proposals.rules.js';
import type { Wish } from './ranking/candidate.rules.js';

export const NOTICE_CODES = ['nothing-coming', 'nothing-left', 'widened', 'outside-korea'] as const;

/** What is to be known of an answer as a whole. */
export interface Notice {
  readonly code: (typeof NOTICE_CODES)[number];
  readonly text: Bilingual;
}

/** Holds all of Korea; a festival's point lies in it, or the database refuses it. */
const KOREA = { west: 124, south: 32, east: 132, north: 39 };

const NOTHING_COMING = {
  ko: '지금 열리거나 앞으로 열릴 축제가 아직 없어요.',
  en: 'No festival is on, and none is announced yet.',
};
const NOTHING_LEFT = {
  ko: '앞으로 열릴 축제는 모두 이미 저장했거나, 다녀왔거나, 관심 없다고 하신 것뿐이에요.',
  en: 'You have already kept, visited or turned away every festival that is to come.',
};
const NOTHING_FOR_ALL = {
  ko: '함께 가는 모두에게 추천할 만한 축제가 남아 있지 않아요.',
  en: 'No festival is left that all of you could be recommended.',
};
const OUTSIDE_KOREA = {
  ko: '알려 주신 위치가 한국 밖이라, 모든 축제가 멀리 있어요.',
  en: 'The place you gave is outside Korea, so every festival is far from it.',
};

/** Why a list is empty or not just what was asked. */
export function noticesOf(
  list: readonly Pick<Proposal, 'reasons'>[],
  { near }: Wish,
  { open, people }: { readonly open: number; readonly people: number },
): Notice[] {
  const notices: Notice[] = [];
  if (list.length === 0) notices.push(whyEmpty(open, people));
  // The same is said of every item, since a client may show one by itself.
  const widened = list[0]?.reasons.find(({ code }) => code === 'widened');
  if (widened !== undefined) notices.push({ code: 'widened', text: widened.text });
  if (near !== undefined && !isInKorea(near)) notices.push({ code: 'outside-korea', text: OUTSIDE_KOREA });
  return notices;
}

function whyEmpty(open: number, people: number): Notice {
  if (open === 0) return { code: 'nothing-coming', text: NOTHING_COMING };
  return { code: 'nothing-left', text: people > 1 ? NOTHING_FOR_ALL : NOTHING_LEFT };
}

function isInKorea({ lat, lng }: NonNullable<Wish['near']>): boolean {
  return lat >= KOREA.south && lat <= KOREA.north && lng >= KOREA.west && lng <= KOREA.east;
}
