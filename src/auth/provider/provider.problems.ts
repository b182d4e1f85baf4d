import { defineProblem } from '../../shared/problem/problem.js';

export const providerProblems = {
  providerNotOffered: defineProblem(
    'provider-not-offered',
    404,
    { ko: '이 계정으로는 로그인할 수 없습니다', en: 'This provider is not offered' },
    { ko: '다른 방법으로 로그인해 주세요.', en: 'Sign in another way.' },
  ),
  providerFailed: defineProblem(
    'provider-failed',
    424,
    { ko: '로그인을 마치지 못했습니다', en: 'The provider could not finish the sign-in' },
    {
      ko: '로그인해 주는 곳이 답하지 않거나 확인할 수 없는 답을 보냈습니다. 잠시 뒤에 다시 시도하거나 다른 방법으로 로그인해 주세요.',
      en: 'It does not answer, or its answer cannot be trusted. Try again in a moment, or sign in another way.',
    },
  ),
  providerDeclined: defineProblem(
    'provider-declined',
    403,
    { ko: '로그인을 취소했습니다', en: 'The sign-in was cancelled' },
    {
      ko: '동의하지 않으셨거나 로그인을 그만두셨습니다. 아무것도 바뀌지 않았습니다.',
      en: 'You did not agree, or left. Nothing has changed.',
    },
  ),
  signInOver: defineProblem(
    'sign-in-over',
    410,
    { ko: '이 로그인은 더 이어 갈 수 없습니다', en: 'This sign-in cannot go on' },
    {
      ko: '10분이 지났거나, 이미 끝났거나, 다른 브라우저에서 시작한 로그인입니다. 처음부터 다시 해 주세요.',
      en: 'It is older than ten minutes, was finished already, or was begun in another browser. Begin anew.',
    },
  ),
  providerWithoutAddress: defineProblem(
    'provider-without-address',
    409,
    { ko: '이메일 주소가 필요합니다', en: 'An e-mail address is needed' },
    {
      ko: '이메일 제공에 동의하셔야 가입할 수 있습니다. 다시 시도해 이메일에 동의하시거나, 이메일과 비밀번호로 가입해 주세요.',
      en: 'The provider did not tell one. Try again and agree to share it, or register with address and password.',
    },
  ),
  addressKnown: defineProblem(
    'address-known',
    409,
    { ko: '이미 가입된 이메일 주소입니다', en: 'This address has an account already' },
    {
      ko: '먼저 비밀번호로 로그인한 다음, 내 계정의 설정에서 연결해 주세요. 비밀번호가 기억나지 않으면 다시 정할 수 있습니다.',
      en: 'Sign in with its password first, then link the two in your account settings. A forgotten password can be set anew.',
    },
  ),
  identityTaken: defineProblem(
    'identity-taken',
    409,
    { ko: '다른 계정에 연결되어 있습니다', en: 'It is linked to another account' },
    {
      ko: '그 계정으로 로그인해 연결을 끊은 다음 다시 연결해 주세요.',
      en: 'Sign in to that account and unlink it there, then link it here.',
    },
  ),
  providerLinked: defineProblem(
    'provider-linked',
    409,
    { ko: '이미 연결한 곳입니다', en: 'One of this provider is linked already' },
    { ko: '먼저 지금 연결을 끊어 주세요.', en: 'Unlink that one first.' },
  ),
  lastWayIn: defineProblem(
    'last-way-in',
    409,
    { ko: '로그인할 방법이 남지 않습니다', en: 'No way to sign in would be left' },
    {
      ko: '먼저 비밀번호를 정하거나 다른 곳을 연결해 주세요.',
      en: 'Set a password or link another provider first.',
    },
  ),
  confirmationNeeded: defineProblem(
    'confirmation-needed',
    403,
    { ko: '본인 확인이 필요합니다', en: 'Show that it is you' },
    {
      ko: '비밀번호가 없는 계정입니다. 연결된 곳에서 다시 로그인해 확인한 뒤 5분 안에 해 주세요. 메일로 비밀번호를 정하셔도 됩니다.',
      en: 'This account has no password. Confirm with a linked provider and do it within five minutes, or set a password by mail.',
    },
  ),
  notTheLinkedOne: defineProblem(
    'not-the-linked-one',
    403,
    { ko: '본인 확인을 하지 못했습니다', en: 'You could not be confirmed' },
    {
      ko: '이 계정에 연결된 사람으로, 방금 새로 로그인해야 합니다.',
      en: 'It has to be who is linked to this account, having just signed in there anew.',
    },
  ),
};
