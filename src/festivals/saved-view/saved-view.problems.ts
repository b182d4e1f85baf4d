import { defineProblem } from '../../shared/problem/problem.js';

export const savedViewProblems = {
  savedViewNotFound: defineProblem(
    'saved-view-not-found',
    404,
    { ko: '저장된 보기를 찾을 수 없습니다', en: 'There is no such saved view' },
    {
      ko: '지워졌거나 다른 사람이 혼자 쓰는 보기일 수 있습니다.',
      en: 'It may have been removed, or be kept private by somebody else.',
    },
  ),
  savedViewNotYours: defineProblem(
    'saved-view-not-yours',
    403,
    { ko: '다른 편집자의 보기입니다', en: 'This view is another editor’s' },
    {
      ko: '공유된 보기는 만든 사람과 관리자만 고칠 수 있습니다. 다른 이름으로 저장해 주세요.',
      en: 'Only its owner and administrators change a shared view; save it under a name of your own.',
    },
  ),
  savedViewExists: defineProblem(
    'saved-view-exists',
    409,
    { ko: '같은 이름의 보기가 이미 있습니다', en: 'There already is a view of this name' },
    {
      ko: '다른 이름을 쓰거나 있는 보기를 고쳐 주세요.',
      en: 'Take another name, or change the one there is.',
    },
  ),
  tooManySavedViews: defineProblem(
    'too-many-saved-views',
    409,
    { ko: '저장된 보기가 너무 많습니다', en: 'Too many saved views' },
    {
      ko: '한 사람이 50개까지 저장할 수 있습니다. 쓰지 않는 보기를 지워 주세요.',
      en: 'A person keeps up to 50; remove one that is not used.',
    },
  ),
};
