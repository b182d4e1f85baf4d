import { defineProblem } from '../../shared/problem/problem.js';

export const hintProblems = {
  notGenuine: defineProblem(
    'hint-not-genuine',
    401,
    { ko: '믿을 수 없는 알림입니다', en: 'The hint is not genuine' },
    {
      ko: '서명이 없거나 맞지 않거나, 보낸 지 5분이 지났습니다. 알림 없이도 결과는 곧 발견됩니다.',
      en: 'Its signature is missing or wrong, or it was sent more than five minutes ago. The result is found without it soon.',
    },
  ),
};
