import { defineProblem } from '../shared/problem/problem.js';

export const reviewsProblems = {
  reviewNotFound: defineProblem(
    'review-not-found',
    404,
    { ko: '후기를 찾을 수 없습니다', en: 'There is no such review' },
    { ko: '지워졌거나 주소가 잘못되었습니다.', en: 'It was deleted, or the address is wrong.' },
  ),
  alreadyReviewed: defineProblem(
    'already-reviewed',
    409,
    { ko: '이미 후기를 남긴 회차입니다', en: 'You have reviewed this edition already' },
    {
      ko: '한 회차에는 후기를 하나만 쓸 수 있습니다. reviewId의 후기를 고쳐 주세요.',
      en: 'There is one review a person and edition; change the one named by reviewId.',
    },
  ),
  notYetHeld: defineProblem(
    'not-yet-held',
    409,
    { ko: '아직 열리지 않은 축제입니다', en: 'It has not been held yet' },
    {
      ko: '이미 시작했고 취소되거나 연기되지 않은 회차에만 후기를 쓸 수 있습니다.',
      en: 'Review an edition that has started and was neither cancelled nor postponed.',
    },
  ),
  ownReview: defineProblem(
    'own-review',
    409,
    { ko: '내가 쓴 후기입니다', en: 'This is your own review' },
    {
      ko: '내 후기는 신고하거나 심사할 수 없습니다. 고치거나 지울 수는 있습니다.',
      en: 'Nobody reports or judges their own; you can change or delete it.',
    },
  ),
  notHidden: defineProblem(
    'review-not-hidden',
    409,
    { ko: '숨겨지지 않은 후기입니다', en: 'The review is not hidden' },
    {
      ko: '이의는 숨겨진 후기에만 제기할 수 있습니다. 이 후기는 누구에게나 보입니다.',
      en: 'Only the hiding of a review can be appealed against; everybody sees this one.',
    },
  ),
  alreadyAppealed: defineProblem(
    'already-appealed',
    409,
    { ko: '이미 이의를 제기한 후기입니다', en: 'You have appealed already' },
    {
      ko: '한 번 숨겨진 후기에는 이의를 한 번만 제기할 수 있습니다. 결과는 메일로 알려 드립니다.',
      en: 'There is one appeal a hiding; the answer comes by mail.',
    },
  ),
};
