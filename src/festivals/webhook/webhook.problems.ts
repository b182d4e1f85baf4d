import { defineProblem } from '../../shared/problem/problem.js';

export const webhookProblems = {
  webhookNotFound: defineProblem(
    'webhook-not-found',
    404,
    { ko: '웹훅을 찾을 수 없습니다', en: 'There is no such webhook' },
    { ko: '웹훅 목록을 다시 확인해 주세요.', en: 'Look at the list of webhooks again.' },
  ),
  deliveryNotFound: defineProblem(
    'delivery-not-found',
    404,
    { ko: '이 웹훅에 그런 전송이 없습니다', en: 'This webhook has no such delivery' },
    {
      ko: '오래된 전송 기록은 30일 뒤에 지워집니다.',
      en: 'Deliveries that are over are forgotten after 30 days.',
    },
  ),
};
