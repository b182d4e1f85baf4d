import { defineProblem } from '../shared/problem/problem.js';

export const festivalProblems = {
  festivalNotFound: defineProblem(
    'festival-not-found',
    404,
    { ko: '축제를 찾을 수 없습니다', en: 'There is no such festival' },
    {
      ko: '지워졌거나 공개되지 않은 축제일 수 있습니다.',
      en: 'It may have been removed or not be published.',
    },
  ),
  regionNotYours: defineProblem(
    'region-not-yours',
    403,
    { ko: '맡은 지역의 축제가 아닙니다', en: 'Not a festival of your regions' },
    {
      ko: '이 계정은 맡은 지역의 축제만 고칠 수 있습니다. 관리자에게 문의해 주세요.',
      en: 'This account edits festivals of its own regions only; ask an administrator.',
    },
  ),
  festivalMoved: defineProblem(
    'festival-moved',
    308,
    { ko: '다른 축제와 같은 축제로 밝혀졌습니다', en: 'This festival turned out to be another' },
    { ko: 'Location의 주소에 있습니다.', en: 'It is at the address in Location.' },
  ),
  editionNotFound: defineProblem(
    'edition-not-found',
    404,
    { ko: '이 축제에 그런 회차가 없습니다', en: 'This festival has no such edition' },
    { ko: '축제의 회차 목록을 다시 확인해 주세요.', en: 'Look at the editions of the festival again.' },
  ),
  editionExists: defineProblem(
    'edition-exists',
    409,
    {
      ko: '같은 날 시작하는 회차가 이미 있습니다',
      en: 'There already is an edition that starts on this day',
    },
    { ko: '있는 회차를 고쳐 주세요.', en: 'Change the one that is there.' },
  ),
};
