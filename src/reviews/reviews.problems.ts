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
};
