import { defineProblem } from '../../shared/problem/problem.js';

export const watchProblems = {
  tooMany: defineProblem(
    'too-many-watches',
    429,
    { ko: '지켜보는 연결이 너무 많습니다', en: 'Too many watches are open' },
    {
      ko: '열어 둔 연결을 닫고 다시 시도해 주세요. 한 연결로 사진 100장까지 지켜볼 수 있습니다.',
      en: 'Close one of yours and try again; a single one can watch up to 100 photos.',
    },
  ),
};
