import type { Bilingual } from '../../shared/problem/problem.js';

export const GROUP_REASON_CODES = ['suits-all', 'suits-you', 'suits-companion'] as const;

/** Why a festival is proposed to a group. */
export interface GroupReason {
  readonly code: (typeof GROUP_REASON_CODES)[number];
  readonly text: Bilingual;
}

/** The sentences of what suits a group: whom, and nothing of what they did. */
export const groupTexts = {
  suitsAll: { ko: '함께 가는 모두의 취향에 맞아요', en: 'It suits the taste of all of you' },
  suitsYou: { ko: '내 취향에 맞아요', en: 'It suits your taste' },
  suitsCompanion: (name: string): Bilingual => ({
    ko: `${name} 님의 취향에 맞아요`,
    en: `It suits the taste of ${name}`,
  }),
};
