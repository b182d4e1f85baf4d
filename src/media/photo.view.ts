import { type RejectionCode, rejections } from '../../lambda/src/contract.js';
import { say } from '../shared/http/request-context.js';
import type { PhotoView } from './media.schemas.js';
import type { PhotoEntity } from './photo.entity.js';

const GIVEN_UP = {
  failed: {
    code: 'processing_failed',
    ko: '저희 쪽 문제로 사진을 처리하지 못했습니다. 다시 올려 주세요.',
    en: 'Something on our side kept us from processing the photo. Please upload it again.',
  },
  expired: {
    code: 'never_uploaded',
    ko: '시간 안에 사진이 올라오지 않았습니다. 다시 올려 주세요.',
    en: 'The photo did not arrive in time. Please upload it again.',
  },
} as const;

/** A photo as anyone sees it once it is published; the reason is in the language of the request. */
export function viewOf(photo: PhotoEntity, mediaBaseUrl: string): PhotoView {
  const { id, status, width, height, thumbhash, color, takenAt, alt, licence, credit } = photo;
  return {
    id,
    status,
    width,
    height,
    thumbhash,
    color,
    takenAt: takenAt === null ? null : takenAt.toISOString(),
    alt,
    licence,
    credit,
    focalPoint: pointOf(photo.focalX, photo.focalY, (x, y) => ({ x, y })),
    renditions: (photo.renditions ?? []).map(({ key, ...rendition }) => ({
      ...rendition,
      url: `${mediaBaseUrl}/${key}`,
    })),
    reason: reasonOf(photo),
    own: null,
  };
}

/** As {@link viewOf}, with what is only for those who may change the photo. */
export function managedViewOf(photo: PhotoEntity, mediaBaseUrl: string): PhotoView {
  const { latitude, longitude, similarTo, moderation } = photo;
  const location = pointOf(latitude, longitude, (lat, lng) => ({ lat, lng }));
  return { ...viewOf(photo, mediaBaseUrl), own: { location, similarTo, moderation } };
}

/** Decimals come as text; the database keeps both or none. */
function pointOf<T>(
  first: string | null,
  second: string | null,
  make: (first: number, second: number) => T,
): T | null {
  return first === null || second === null ? null : make(Number(first), Number(second));
}

function reasonOf({ status, reasonCode }: PhotoEntity): PhotoView['reason'] {
  if (status === 'failed' || status === 'expired')
    return { code: GIVEN_UP[status].code, message: say(GIVEN_UP[status]) };
  if (reasonCode === null) return null;
  return { code: reasonCode, message: say(rejections[reasonCode as RejectionCode]) };
}
