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
  linkEnded: defineProblem(
    'link-ended',
    410,
    { ko: '이 링크는 더 쓸 수 없습니다', en: 'This link no longer works' },
    {
      ko: '링크는 정해진 시간 동안 한 번만 쓸 수 있습니다. 메일을 다시 받아 주세요.',
      en: 'A link works once and for a limited time. Ask for another mail.',
    },
  ),
  wrongPassword: defineProblem(
    'wrong-password',
    403,
    { ko: '지금 비밀번호가 맞지 않습니다', en: 'Wrong password' },
    { ko: '지금 쓰는 비밀번호를 다시 입력해 주세요.', en: 'Enter the password you have now again.' },
  ),
  addressTaken: defineProblem(
    'address-taken',
    409,
    { ko: '다른 계정이 쓰고 있는 이메일 주소입니다', en: 'Another account has this address' },
    {
      ko: '그사이에 이 주소로 다른 계정이 생겼습니다. 다른 주소를 써 주세요.',
      en: 'Another account has taken it meanwhile. Use another address.',
    },
  ),
  accountNotFound: defineProblem(
    'account-not-found',
    404,
    { ko: '계정을 찾을 수 없습니다', en: 'There is no such account' },
    { ko: '지워진 계정일 수 있습니다.', en: 'It may have been deleted.' },
  ),
  accountSuspended: defineProblem(
    'account-suspended',
    403,
    { ko: '이용이 정지된 계정입니다', en: 'This account is suspended' },
    { ko: '관리자에게 문의해 주세요.', en: 'Ask an administrator.' },
  ),
  underAge: defineProblem(
    'under-age',
    403,
    { ko: '만 14세부터 쓸 수 있습니다', en: 'From the age of 14' },
    {
      ko: '만 14세가 되면 다시 찾아 주세요. 입력하신 내용은 저장하지 않았습니다.',
      en: 'Come back when you are 14. Nothing of what you entered was kept.',
    },
  ),
  ageUnconfirmed: defineProblem(
    'age-unconfirmed',
    403,
    { ko: '먼저 나이를 확인해야 합니다', en: 'The age must be confirmed first' },
    {
      ko: '위치 정보 이용에는 만 14세부터 동의할 수 있습니다. 생년월일(birthDate)을 함께 보내거나 PATCH /v1/me 로 먼저 보내 주세요. 확인에만 쓰고 저장하지 않습니다.',
      en: 'Consent to the use of location can be given from the age of 14. Send birthDate along, or by PATCH /v1/me first; it is only compared and not kept.',
    },
  ),
  lastAdmin: defineProblem(
    'last-admin',
    409,
    { ko: '마지막 관리자입니다', en: 'This is the last admin' },
    {
      ko: '먼저 다른 계정을 관리자로 정해 주세요.',
      en: 'Make another account an admin first.',
    },
  ),
  refreshUnderWay: defineProblem(
    'refresh-under-way',
    409,
    { ko: '같은 토큰을 이미 바꾸고 있습니다', en: 'This token is being traded already' },
    {
      ko: '먼저 보낸 요청의 답을 쓰시고, 받지 못했다면 1초 뒤에 다시 시도해 주세요.',
      en: 'Use the answer to the request that came first; if it is lost, try again in a second.',
    },
  ),
  exportKeyNeeded: defineProblem(
    'export-key-needed',
    403,
    { ko: '내보내기 키가 필요합니다', en: 'A key to the export is needed' },
    {
      ko: 'POST /v1/me/export 로 받은 토큰을 X-Export-Token 헤더에 담아 주세요.',
      en: 'Send the token of POST /v1/me/export in the X-Export-Token header.',
    },
  ),
  keyOutOfScope: defineProblem(
    'key-out-of-scope',
    403,
    { ko: '이 API 키로는 할 수 없는 일입니다', en: 'Not a thing for this API key' },
    {
      ko: '범위(scope)에 적힌 권한이 있는 키로 부르거나, 로그인해서 불러 주세요.',
      en: 'Call with a key that has the scope named in scope; where none is named, sign in.',
    },
  ),
  tooManyApiKeys: defineProblem(
    'too-many-api-keys',
    409,
    { ko: 'API 키가 너무 많습니다', en: 'Too many API keys' },
    { ko: '쓰지 않는 키를 폐기하고 다시 시도해 주세요.', en: 'Revoke one that is not used and try again.' },
  ),
  busy: defineProblem(
    'busy',
    503,
    { ko: '로그인 요청이 몰리고 있습니다', en: 'Too many people are signing in' },
    { ko: '잠시 뒤에 다시 시도해 주세요.', en: 'Try again in a moment.' },
  ),
};
