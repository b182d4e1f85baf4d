import type { CurrentAccount } from '../auth/index.js';
import type { PhotoEntity } from './photo.entity.js';

type Photo = Pick<PhotoEntity, 'ownerId' | 'purpose' | 'status' | 'attachments' | 'moderation'>;
type Viewer = Pick<CurrentAccount, 'id' | 'role'> | undefined;

/** A photo is its owner's; photos of festivals belong to all editors. */
export function mayManage({ ownerId, purpose }: Photo, viewer: Viewer): boolean {
  return (
    viewer?.id === ownerId || (purpose === 'festival' && viewer !== undefined && viewer.role !== 'visitor')
  );
}

/** Whether the answer may depend on how far the photo has come. */
export function mayAsk(photo: Photo, viewer: Viewer): boolean {
  return mayManage(photo, viewer) || photo.attachments > 0;
}

export function maySee(photo: Photo, viewer: Viewer): boolean {
  return mayManage(photo, viewer) || isPublic(photo);
}

function isPublic({ attachments, status, moderation }: Photo): boolean {
  return attachments > 0 && status === 'ready' && moderation === 'clean';
}
