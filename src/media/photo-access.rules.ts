import { type CurrentAccount, may } from '../auth/index.js';
import type { PhotoEntity } from './photo.entity.js';

type Photo = Pick<PhotoEntity, 'ownerId' | 'purpose' | 'status' | 'attachments' | 'concealed' | 'moderation'>;
type Viewer = Pick<CurrentAccount, 'id' | 'role' | 'regions'> | undefined;

/** A photo is its owner's; photos of festivals belong to all editors. */
export function mayManage(photo: Photo, viewer: Viewer): boolean {
  return may(viewer, 'change', 'Photo', photo);
}

/** Whether the answer may depend on how far the photo has come. */
export function mayAsk(photo: Photo, viewer: Viewer): boolean {
  return mayManage(photo, viewer) || shownBy(photo) > 0;
}

export function maySee(photo: Photo, viewer: Viewer): boolean {
  return may(viewer, 'read', 'Photo', { ...photo, attachments: shownBy(photo) });
}

/** How many things show it that anyone may see. */
function shownBy({ attachments, concealed }: Photo): number {
  return attachments - concealed;
}
