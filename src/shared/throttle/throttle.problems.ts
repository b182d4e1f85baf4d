import { defineProblem } from '../problem/problem.js';

export const throttleProblems = {
  tooManyRequests: defineProblem(
    'too-many-requests',
    429,
    { ko: '요청이 너무 많습니다', en: 'Too many requests' },
    {
      ko: 'Retry-After 헤더에 적힌 시간이 지난 뒤에 다시 시도해 주세요.',
      en: 'Try again after the time in the Retry-After header.',
    },
  ),
};
