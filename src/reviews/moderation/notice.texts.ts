import type { Notice } from '../../auth/index.js';
import type { Bilingual } from '../../shared/problem/problem.js';
import type { ReportReason, Telling } from './moderation.rules.js';

const REASONS: Record<ReportReason, Bilingual> = {
  spam: { ko: '광고나 도배', en: 'advertising or spam' },
  insult: { ko: '욕설이나 비하', en: 'insults or abuse' },
  'personal-data': { ko: '다른 사람의 개인정보', en: 'personal data of somebody else' },
  untrue: { ko: '사실과 다른 내용', en: 'something that is not true' },
  other: { ko: '이용 규칙에 어긋나는 내용', en: 'something against the rules of use' },
};

const BUTTON: Bilingual = { ko: '내 후기 보기', en: 'See my reviews' };
const A_FESTIVAL: Bilingual = { ko: '축제', en: 'a festival' };

/** What the author of a review is told, without a word of the review itself. */
export function noticeOf(
  telling: Exclude<Telling, 'nothing'>,
  about: { readonly festival: string | undefined; readonly reason: ReportReason | null },
): Notice {
  const of = about.festival === undefined ? A_FESTIVAL : { ko: `‘${about.festival}’`, en: about.festival };
  const reason = REASONS[about.reason ?? 'other'];
  return { ...WORDS[telling](of, reason), button: BUTTON, path: '/me/reviews' };
}

type Words = (of: Bilingual, reason: Bilingual) => Pick<Notice, 'subject' | 'lines'>;

const WORDS: Record<Exclude<Telling, 'nothing'>, Words> = {
  hidden: (of, reason) => ({
    subject: { ko: '후기를 숨겼습니다', en: 'Your review was hidden' },
    lines: [
      {
        ko: `${of.ko}에 쓰신 후기를 숨겼습니다. 이제 다른 사람에게 보이지 않고 별점에도 들어가지 않습니다.`,
        en: `We have hidden your review of ${of.en}. Nobody else sees it any more, and its stars do not count.`,
      },
      { ko: `이유: ${reason.ko}`, en: `Why: ${reason.en}.` },
      {
        ko: '동의하지 않으시면 내 후기에서 한 번 이의를 제기할 수 있습니다. 편집자가 다시 살펴보고 결과를 메일로 알려 드립니다.',
        en: 'If you do not agree, you can appeal once from your reviews. An editor will look at it again, and you will hear by mail.',
      },
    ],
  }),
  'appeal-declined': (of, reason) => ({
    subject: { ko: '이의 제기를 살펴보았습니다', en: 'We have looked at your appeal' },
    lines: [
      {
        ko: `${of.ko}에 쓰신 후기에 대한 이의를 다시 살펴보았으나, 후기는 계속 숨겨 둡니다.`,
        en: `We have looked again at your review of ${of.en}. It stays hidden.`,
      },
      { ko: `이유: ${reason.ko}`, en: `Why: ${reason.en}.` },
      {
        ko: '후기는 내 후기에서 언제든 고치거나 지울 수 있습니다.',
        en: 'You can change or delete it from your reviews at any time.',
      },
    ],
  }),
  restored: (of) => ({
    subject: { ko: '후기를 다시 보여 드립니다', en: 'Your review is shown again' },
    lines: [
      {
        ko: `${of.ko}에 쓰신 후기를 다시 살펴보고 숨김을 풀었습니다. 이제 다시 누구에게나 보이고 별점에도 들어갑니다.`,
        en: `We have looked again at your review of ${of.en}. Everybody sees it again, and its stars count.`,
      },
    ],
  }),
};
