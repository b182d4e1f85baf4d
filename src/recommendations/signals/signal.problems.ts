import { defineProblem } from '../../shared/problem/problem.js';

export const signalProblems = {
  tooManySignals: defineProblem(
    'too-many-signals',
    429,
    { ko: '신호를 너무 많이 보냈습니다', en: 'Too many signals' },
    {
      ko: '1분에 보낼 수 있는 수를 넘었습니다. Retry-After에 적힌 시간 뒤에 다시 보내 주세요.',
      en: 'More than a minute allows. Send them again after the time in Retry-After.',
    },
  ),
};
