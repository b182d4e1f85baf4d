import { acceptedContentTypes, maxBytes, minBytes } from './limits.js';

export type Language = 'ko' | 'en';
export type AcceptedContentType = (typeof acceptedContentTypes)[number];

const MEBIBYTE = 1024 * 1024;
const FORMATS = acceptedContentTypes.map((type) => type.slice('image/'.length).toUpperCase()).join(', ');

const sentences = {
  empty: {
    ko: '빈 파일이에요. 사진을 다시 골라 주세요.',
    en: 'This file is empty. Choose the photo again.',
  },
  tooLarge: {
    ko: `${maxBytes / MEBIBYTE}MB보다 큰 파일이에요. 사진 크기를 줄이거나 JPEG로 저장해서 올려 주세요.`,
    en: `This file is larger than ${maxBytes / MEBIBYTE} MB. Scale the photo down, or save it as a JPEG.`,
  },
  heic: {
    ko: 'HEIC는 JPEG로 바꿔 주세요. 아이폰은 설정 > 카메라 > 포맷에서 ‘높은 호환성’을 고르면 JPEG로 찍히고, 찍어 둔 사진은 사진 앱에서 JPEG로 내보낼 수 있어요.',
    en: 'Save HEIC photos as JPEG first. On an iPhone, Settings > Camera > Formats > Most Compatible takes JPEGs from now on; those already taken can be exported as JPEG from the Photos app.',
  },
  unsupported: {
    ko: `올릴 수 없는 형식이에요. ${FORMATS} 가운데 하나로 저장해서 올려 주세요.`,
    en: `This format cannot be uploaded. Save the photo as one of ${FORMATS}.`,
  },
  unreadable: {
    ko: '파일을 읽을 수 없어요. 지워졌거나 바뀌었을 수 있으니 다시 골라 주세요.',
    en: 'The file cannot be read. It may have been moved or changed: choose it again.',
  },
  lost: {
    ko: '연결이 끊겨 올리지 못했어요. 다시 시도하면 이어서 올려요.',
    en: 'The connection was lost. Try again to carry on from here.',
  },
} as const satisfies Record<string, Record<Language, string>>;

/** A sentence for the person, of the uploader's own. */
export function say(sentence: keyof typeof sentences, language: Language): string {
  return sentences[sentence][language];
}

type Named = Pick<File, 'name' | 'type' | 'size'>;

/** Why the file need not be offered at all, in a sentence that says what to do; null when it may be. */
export function refusalOf(file: Named, language: Language): string | null {
  if (file.size < minBytes) return say('empty', language);
  if (isHeic(file)) return say('heic', language);
  if (contentTypeOf(file) === null) return say('unsupported', language);
  return file.size > maxBytes ? say('tooLarge', language) : null;
}

/** As the browser says or, where it knows nothing, as the file's name does. */
export function contentTypeOf({ name, type }: Named): AcceptedContentType | null {
  const said = type === '' ? `image/${extensionOf(name).replace(/^jpg$/, 'jpeg')}` : type;
  return acceptedContentTypes.find((accepted) => accepted === said) ?? null;
}

function isHeic({ name, type }: Named): boolean {
  return /^image\/hei[cf]/.test(type) || (type === '' && /^hei[cf]$/.test(extensionOf(name)));
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
