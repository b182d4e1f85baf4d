import { defineProblem } from '../../shared/problem/problem.js';

export const importProblems = {
  importNotFound: defineProblem(
    'import-not-found',
    404,
    { ko: '가져오기를 찾을 수 없습니다', en: 'There is no such import' },
    { ko: '가져오기 목록을 다시 확인해 주세요.', en: 'Look at the list of imports again.' },
  ),
  duplicateNotFound: defineProblem(
    'duplicate-not-found',
    404,
    { ko: '그런 중복 후보가 없습니다', en: 'There is no such pair of possible duplicates' },
    {
      ko: '다시 가져온 자료로 정해졌을 수 있습니다. 목록을 다시 확인해 주세요.',
      en: 'A later import may have settled it. Look at the list again.',
    },
  ),
  fileTooLarge: defineProblem(
    'import-file-too-large',
    413,
    { ko: '파일이 너무 큽니다', en: 'The file is too large' },
    {
      ko: '한도(maxBytes)보다 작은 파일로 나누어 올려 주세요.',
      en: 'Split it into files below the limit in maxBytes.',
    },
  ),
  unknownSource: defineProblem(
    'import-unknown-source',
    400,
    { ko: '어떤 공공데이터인지 알 수 없습니다', en: 'The source is not known' },
    {
      ko: 'provider를 빼거나, 축제 표준데이터 또는 TourAPI에서 받은 파일인지 확인해 주세요.',
      en: 'Leave provider out, and see that the file is standard data of festivals or from TourAPI.',
    },
  ),
  urlRefused: defineProblem(
    'import-url-refused',
    400,
    { ko: '주소에서 파일을 가져오지 못했습니다', en: 'The address gave no file' },
    {
      ko: '이유(reason)를 보고 주소를 고치거나 파일을 직접 올려 주세요.',
      en: 'Mend the address by the reason given, or upload the file itself.',
    },
  ),
  noKey: defineProblem(
    'import-no-key',
    409,
    { ko: '공공데이터포털의 인증키가 없습니다', en: 'There is no key of data.go.kr' },
    {
      ko: '서버 설정에 DATA_GO_KR_KEY를 넣거나, 받아 둔 파일을 올려 주세요.',
      en: 'Set DATA_GO_KR_KEY on the server, or upload a file that was saved.',
    },
  ),
  otherStatus: defineProblem(
    'import-other-status',
    409,
    { ko: '지금은 할 수 없는 일입니다', en: 'Not possible in this state' },
    {
      ko: '가져오기의 현재 상태(importStatus)를 확인해 주세요.',
      en: 'Look at the state of the import in importStatus.',
    },
  ),
  busy: defineProblem(
    'import-busy',
    409,
    { ko: '다른 가져오기가 목록을 바꾸고 있습니다', en: 'Another import is changing the catalogue' },
    { ko: '잠시 뒤에 다시 시도해 주세요.', en: 'Try again in a moment.' },
  ),
};
