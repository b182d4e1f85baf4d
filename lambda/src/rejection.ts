/**
 * Why a photo was refused for good. Codes are stable: clients switch on them, rows keep them.
 * The sentences are for the person who uploaded the photo and say what to do next.
 */
export const rejections = {
  empty: {
    ko: '빈 파일입니다. 사진을 다시 선택해 주세요.',
    en: 'The file is empty. Please choose the photo again.',
  },
  too_many_bytes: {
    ko: '사진이 20MB보다 큽니다. 더 작게 저장해서 올려 주세요.',
    en: 'The photo is larger than 20 MB. Please save a smaller copy and upload that.',
  },
  unsupported_format: {
    ko: '사진 파일이 아니거나 지원하지 않는 형식입니다. JPEG, PNG, WebP, GIF, AVIF 사진을 올려 주세요.',
    en: 'This is not a photo in a format we can read. Please upload a JPEG, PNG, WebP, GIF or AVIF.',
  },
  heic_unsupported: {
    ko: 'HEIC 사진은 아직 읽을 수 없습니다. JPEG로 저장해서 올려 주세요.',
    en: 'We cannot read HEIC photos yet. Please save the photo as a JPEG and upload that.',
  },
  too_many_pixels: {
    ko: '사진의 화소 수가 너무 많습니다. 1억 화소 이하로 줄이거나 보통 JPEG로 다시 저장해서 올려 주세요. AVIF와 점점 선명해지는 사진은 한도가 더 낮습니다.',
    en: 'The photo has too many pixels. Please scale it to at most 100 megapixels or save it as a plain JPEG; for AVIF and for progressive or interlaced pictures the limit is lower.',
  },
  side_too_long: {
    ko: '사진의 한 변이 30,000픽셀보다 깁니다. 더 작게 잘라서 올려 주세요.',
    en: 'One side of the photo is longer than 30,000 pixels. Please crop or scale it down.',
  },
  too_many_frames: {
    ko: '움직이는 사진의 장면이 1,000개를 넘습니다. 더 짧게 만들어 올려 주세요.',
    en: 'The animation has more than 1,000 frames. Please upload a shorter one.',
  },
  damaged: {
    ko: '사진 파일이 손상되었거나 끝까지 올라오지 않았습니다. 원본을 다시 올려 주세요.',
    en: 'The photo is damaged or incomplete. Please upload the original again.',
  },
  too_slow: {
    ko: '사진을 처리하는 데 시간이 너무 오래 걸립니다. JPEG로 다시 저장해서 올려 주세요.',
    en: 'The photo takes too long to process. Please save it again as a JPEG and upload that.',
  },
} as const satisfies Record<string, { ko: string; en: string }>;

export type RejectionCode = keyof typeof rejections;

export const rejectionCodes = Object.keys(rejections) as [RejectionCode, ...RejectionCode[]];
