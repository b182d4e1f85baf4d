import { defineProblem } from './problem.js';

export const kernelProblems = {
  invalidInput: defineProblem(
    'invalid-input',
    400,
    { ko: '입력을 확인해 주세요', en: 'The input is not valid' },
    { ko: '아래 항목을 고쳐서 다시 보내 주세요.', en: 'Mend the fields listed in errors and send it again.' },
  ),
  malformedJson: defineProblem(
    'malformed-json',
    400,
    { ko: 'JSON을 읽을 수 없습니다', en: 'The body is not readable JSON' },
    { ko: '본문이 올바른 JSON인지 확인해 주세요.', en: 'Send one well-formed JSON value in UTF-8.' },
  ),
  notFound: defineProblem(
    'not-found',
    404,
    { ko: '찾을 수 없습니다', en: 'Not found' },
    { ko: '이 주소에는 아무것도 없습니다.', en: 'There is nothing at this address.' },
  ),
  methodNotAllowed: defineProblem(
    'method-not-allowed',
    405,
    { ko: '허용되지 않는 메서드입니다', en: 'Method not allowed' },
    { ko: 'Allow 헤더에 적힌 메서드를 사용해 주세요.', en: 'Use one of the methods in the Allow header.' },
  ),
  notAcceptable: defineProblem(
    'not-acceptable',
    406,
    { ko: '요청한 형식으로는 보낼 수 없습니다', en: 'Not to be had in the form asked' },
    {
      ko: 'Accept 헤더에 이 주소가 보낼 수 있는 형식을 적어 주세요.',
      en: 'Name a media type that this address offers in the Accept header.',
    },
  ),
  notSignedIn: defineProblem(
    'not-signed-in',
    401,
    { ko: '로그인이 필요합니다', en: 'Sign in first' },
    {
      ko: '유효한 액세스 토큰을 Authorization 헤더에 담아 보내 주세요.',
      en: 'Send a valid access token in the Authorization header.',
    },
  ),
  notAllowed: defineProblem(
    'not-allowed',
    403,
    { ko: '권한이 없습니다', en: 'Not allowed' },
    { ko: '이 계정으로는 할 수 없는 일입니다.', en: 'This account may not do that.' },
  ),
  tooLarge: defineProblem(
    'too-large',
    413,
    { ko: '본문이 너무 큽니다', en: 'The body is too large' },
    { ko: '더 작은 본문을 보내 주세요.', en: 'Send a smaller body.' },
  ),
  unsupportedMediaType: defineProblem(
    'unsupported-media-type',
    415,
    { ko: '지원하지 않는 형식입니다', en: 'Unsupported media type' },
    {
      ko: '이 요청은 이 Content-Type이나 Content-Encoding을 받지 않습니다.',
      en: 'This request does not take this Content-Type or Content-Encoding.',
    },
  ),
  preconditionRequired: defineProblem(
    'precondition-required',
    428,
    { ko: 'If-Match 헤더가 필요합니다', en: 'If-Match is required' },
    {
      ko: '마지막으로 읽은 ETag를 If-Match 헤더에 담아 주세요.',
      en: 'Send the ETag you last read in the If-Match header.',
    },
  ),
  preconditionFailed: defineProblem(
    'precondition-failed',
    412,
    { ko: '그사이에 내용이 바뀌었습니다', en: 'It has changed meanwhile' },
    {
      ko: '현재 상태(current)를 확인하고 다시 시도해 주세요.',
      en: 'Look at the present state in current and try again.',
    },
  ),
  badRequest: defineProblem(
    'bad-request',
    400,
    { ko: '요청을 처리할 수 없습니다', en: 'The request cannot be processed' },
    { ko: '요청의 형식을 확인해 주세요.', en: 'Check the form of the request.' },
  ),
  unavailable: defineProblem(
    'unavailable',
    503,
    { ko: '잠시 이용할 수 없습니다', en: 'Not available for a moment' },
    { ko: '잠시 뒤에 다시 시도해 주세요.', en: 'Try again in a moment.' },
  ),
  internal: defineProblem(
    'internal',
    500,
    { ko: '서버에 문제가 생겼습니다', en: 'Something went wrong on our side' },
    {
      ko: '문제가 기록되었습니다. instance 값을 알려 주시면 찾아보겠습니다.',
      en: 'It has been recorded; name the instance when you report it.',
    },
  ),
};
