import { defineProblem } from '../../shared/problem/problem.js';

export const secondFactorProblems = {
  required: defineProblem(
    'second-factor-required',
    403,
    { ko: '2단계 인증이 필요합니다', en: 'A second step is needed' },
    {
      ko: '비밀번호는 맞습니다. secondFactor에 담긴 loginToken과 인증 코드, 복구 코드 또는 패스키를 POST /v1/auth/login/second-factor 로 보내 주세요.',
      en: 'The password is right. Send the loginToken in secondFactor with a code, a recovery code or a passkey to POST /v1/auth/login/second-factor.',
    },
  ),
  wrong: defineProblem(
    'wrong-second-factor',
    401,
    { ko: '인증에 실패했습니다', en: 'That did not match' },
    {
      ko: '코드는 한 번만, 정해진 시간 안에 쓸 수 있습니다. 새 코드로 다시 시도해 주세요.',
      en: 'A code works once and for a short time. Try again with a new one.',
    },
  ),
  tooOld: defineProblem(
    'second-factor-too-old',
    403,
    { ko: '2단계 인증으로 다시 로그인해 주세요', en: 'Sign in again with your second factor' },
    {
      ko: '이 일은 2단계 인증을 한 지 15분 안에만 할 수 있습니다. 다시 로그인하고 시도해 주세요.',
      en: 'This takes a second factor shown within the last 15 minutes. Sign in again and try once more.',
    },
  ),
  needed: defineProblem(
    'second-factor-needed',
    403,
    { ko: '먼저 2단계 인증을 설정해 주세요', en: 'Set up a second factor first' },
    {
      ko: '편집자와 관리자는 인증 앱이나 패스키를 설정해야 일할 수 있습니다. 관리 화면의 2단계 인증에서 설정해 주세요.',
      en: 'Editors and admins work with an authenticator app or a passkey. Set one up on the two-factor page of the admin.',
    },
  ),
  lastOne: defineProblem(
    'last-second-factor',
    409,
    { ko: '마지막 인증 수단은 지울 수 없습니다', en: 'This is the last second factor' },
    {
      ko: '편집자와 관리자에게는 2단계 인증이 꼭 필요합니다. 다른 인증 앱이나 패스키를 먼저 추가해 주세요.',
      en: 'Editors and admins need one. Add another app or passkey first.',
    },
  ),
  loginEnded: defineProblem(
    'login-ended',
    401,
    { ko: '로그인 시간이 지났습니다', en: 'This login is over' },
    {
      ko: '비밀번호를 입력한 뒤 5분 안에, 다섯 번까지 시도할 수 있습니다. 처음부터 다시 로그인해 주세요.',
      en: 'The second step has five minutes and five attempts after the password. Sign in again from the start.',
    },
  ),
  setUpEnded: defineProblem(
    'set-up-ended',
    410,
    { ko: '설정 시간이 지났습니다', en: 'This set-up is over' },
    {
      ko: '설정은 시작하고 5분 안에 마쳐야 합니다. 처음부터 다시 시작해 주세요.',
      en: 'A set-up has five minutes from its start. Begin again.',
    },
  ),
  notSet: defineProblem(
    'no-second-factor',
    409,
    { ko: '2단계 인증이 설정되어 있지 않습니다', en: 'No second factor is set up' },
    {
      ko: '먼저 인증 앱이나 패스키를 추가해 주세요.',
      en: 'Add an authenticator app or a passkey first.',
    },
  ),
  passwordTooShort: defineProblem(
    'password-too-short-alone',
    409,
    {
      ko: '비밀번호가 짧아서 마지막 인증 수단을 지울 수 없습니다',
      en: 'The password is too short to stand alone',
    },
    {
      ko: '편집자와 관리자가 2단계 인증 없이 쓰려면 비밀번호가 15자 이상이어야 합니다. 먼저 더 긴 비밀번호로 바꿔 주세요.',
      en: 'Without a second factor, editors and admins need a password of at least 15 characters. Change it to a longer one first.',
    },
  ),
  passkeyKnown: defineProblem(
    'passkey-known',
    409,
    { ko: '이미 등록된 패스키입니다', en: 'This passkey is known already' },
    { ko: '다른 패스키나 기기를 써 주세요.', en: 'Use another passkey or device.' },
  ),
  tooManyPasskeys: defineProblem(
    'too-many-passkeys',
    409,
    { ko: '패스키가 너무 많습니다', en: 'Too many passkeys' },
    { ko: '쓰지 않는 패스키를 지우고 다시 시도해 주세요.', en: 'Remove one that is not used and try again.' },
  ),
};
