import { defineProblem } from '../problem/problem.js';

export const idempotencyProblems = {
  keyInUse: defineProblem(
    'idempotency-key-in-use',
    409,
    { ko: '같은 요청을 아직 처리하고 있습니다', en: 'The same request is still being answered' },
    {
      ko: '잠시 뒤에 같은 Idempotency-Key로 다시 보내면 그 결과를 알려 드립니다.',
      en: 'Send it again in a moment with the same Idempotency-Key, and you get its answer.',
    },
  ),
  keyReused: defineProblem(
    'idempotency-key-reused',
    422,
    {
      ko: '이 Idempotency-Key로는 다른 요청이 이미 처리되었습니다',
      en: 'This Idempotency-Key belongs to another request',
    },
    {
      ko: '그 요청은 처리되었습니다. 결과를 확인하고, 새로운 요청이면 새 키로 보내 주세요.',
      en: 'That one was carried out. Look at what it made; what is new needs a new key.',
    },
  ),
};
