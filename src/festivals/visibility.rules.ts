import type { CurrentAccount } from '../auth/index.js';
import type { FestivalStatus } from './festival.entity.js';

export function isEditor(viewer: CurrentAccount | undefined): boolean {
  return viewer?.role === 'editor' || viewer?.role === 'admin';
}

/** Drafts and hidden festivals are there for editors; to everybody else they do not exist. */
export function maySee(status: FestivalStatus, viewer: CurrentAccount | undefined): boolean {
  return status === 'published' || isEditor(viewer);
}
