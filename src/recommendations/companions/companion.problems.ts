import { defineProblem } from '../../shared/problem/problem.js';

export const companionProblems = {
  invitationNotFound: defineProblem(
    'invitation-not-found',
    404,
    { ko: '초대를 찾을 수 없습니다', en: 'There is no such invitation' },
    {
      ko: '기한이 지났거나, 거두어들였거나, 이미 쓰였거나, 주소가 잘못되었습니다. 새 초대를 부탁해 주세요.',
      en: 'It has expired, was withdrawn or used, or the link is wrong. Ask for a new one.',
    },
  ),
  ownInvitation: defineProblem(
    'own-invitation',
    409,
    { ko: '내가 만든 초대입니다', en: 'This is your own invitation' },
    { ko: '함께 갈 사람에게 보내 주세요.', en: 'Send it to the person you want to go with.' },
  ),
  tooManyInvitations: defineProblem(
    'too-many-invitations',
    409,
    { ko: '기다리는 초대가 너무 많습니다', en: 'Too many invitations are open' },
    { ko: '쓰지 않을 초대를 거두고 다시 시도해 주세요.', en: 'Withdraw one of them and try again.' },
  ),
  tooManyCompanions: defineProblem(
    'too-many-companions',
    409,
    { ko: '동행이 너무 많습니다', en: 'Too many companions' },
    {
      ko: '두 사람 가운데 한 사람의 동행이 가득 찼습니다. 한 명과 동행을 끝내고 다시 시도해 주세요.',
      en: 'One of you two has as many as there may be; end it with somebody and try again.',
    },
  ),
};
