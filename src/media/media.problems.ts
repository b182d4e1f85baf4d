import { defineProblem } from '../shared/problem/problem.js';

export const mediaProblems = {
  photoNotFound: defineProblem(
    'photo-not-found',
    404,
    { ko: '사진을 찾을 수 없습니다', en: 'No such photo' },
    {
      ko: '주소를 확인해 주세요. 지워졌거나 아직 공개되지 않은 사진일 수 있습니다.',
      en: 'Check the address; the photo may be gone or not published yet.',
    },
  ),
  photoNotUsable: defineProblem(
    'photo-not-usable',
    400,
    { ko: '쓸 수 없는 사진이 있습니다', en: 'A photo cannot be used' },
    {
      ko: '아래 사진을 빼거나 다시 올려 주세요.',
      en: 'Leave out the photos listed in errors, or upload them again.',
    },
  ),
  photoInUse: defineProblem(
    'photo-in-use',
    409,
    { ko: '쓰이고 있는 사진입니다', en: 'The photo is in use' },
    {
      ko: '먼저 후기나 축제에서 이 사진을 빼 주세요.',
      en: 'Take it out of the review or festival that shows it first.',
    },
  ),
  locationConsentNeeded: defineProblem(
    'location-consent-needed',
    403,
    { ko: '위치 정보 이용 동의가 필요합니다', en: 'Consent to the use of location is needed' },
    {
      ko: '사진의 위치를 보관하려면 먼저 위치 정보 이용에 동의해 주세요(PUT /v1/me/consents). `keepLocation`을 빼면 위치 없이 올릴 수 있습니다.',
      en: 'To keep the place of a photo, consent to the use of location first (PUT /v1/me/consents). Without `keepLocation` it is uploaded without its place.',
    },
  ),
  uploadQuota: defineProblem(
    'upload-quota',
    429,
    { ko: '올릴 수 있는 사진의 한도를 넘었습니다', en: 'The quota of uploads is reached' },
    {
      ko: '`quota`가 어느 한도인지 알려 줍니다: `pending`은 올리는 중인 사진의 수, `bytesPerDay`는 하루에 올리는 바이트 수입니다. Retry-After 뒤에 다시 시도해 주세요.',
      en: '`quota` says which: `pending` for the photos under way at a time, `bytesPerDay` for the bytes of a day. Try again after Retry-After.',
    },
  ),
};
