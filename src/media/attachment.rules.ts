import type { Bilingual } from '../shared/problem/problem.js';
import type { PhotoEntity } from './photo.entity.js';

type Candidate = Pick<PhotoEntity, 'ownerId' | 'purpose' | 'status'>;

const FAULTS = {
  // One sentence for "not there" and "not yours", so that nobody learns of other people's photos.
  unknown: { ko: '내가 이 용도로 올린 사진이 아닙니다.', en: 'Is not a photo that you uploaded for this.' },
  bad: {
    ko: '올리지 못했거나 거절된 사진입니다. 다시 올려 주세요.',
    en: 'Was not uploaded or was refused; upload it again.',
  },
} as const satisfies Record<string, Bilingual>;

/** Why this photo cannot be shown by a review or festival of this person; null where it can. */
export function faultOfAttaching(
  photo: Candidate | undefined,
  { ownerId, purpose }: { ownerId: string; purpose: 'review' | 'festival' },
): Bilingual | null {
  if (photo?.purpose !== purpose) return FAULTS.unknown;
  if (purpose === 'review' && photo.ownerId !== ownerId) return FAULTS.unknown;
  return ['awaiting', 'processing', 'ready'].includes(photo.status) ? null : FAULTS.bad;
}
