import { defineProblem } from '../shared/problem/problem.js';

export const authProblems = {
  wrongCredentials: defineProblem(
    'wrong-credentials',
    401,
    { ko: '이메일이나 비밀번호가 맞지 않습니다', en: 'Wrong e-mail address or password' },
    { ko: '다시 확인하고 입력해 주세요.', en: 'Check both and try again.' },
  ),
  sessionEnded: defineProblem(
    'session-ended',
    401,
    { ko: '로그인이 끝났습니다', en: 'The session has ended' },
    { ko: '다시 로그인해 주세요.', en: 'Sign in again.' },
  ),
  busy: defineProblem(
    'busy',
    503,
    { ko: '로그인 요청이 몰리고 있습니다', en: 'Too many people are signing in' },
    { ko: '잠시 뒤에 다시 시도해 주세요.', en: 'Try again in a moment.' },
  ),
};
