import type { PhotoNews } from './photo-api.js';

/**
 * Where a photo is on its way:
 * preparing → queued → sending (⇄ waiting) → processing → ready, refused or failed.
 */
export type UploadState<Photo extends PhotoNews> =
  | { readonly kind: 'preparing' | 'queued' | 'processing' }
  /** `share` is the part of the bytes that has gone, 0 to 1. */
  | { readonly kind: 'sending'; readonly share: number }
  /** For the connection, or for a pause that was asked for; it goes on by itself. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly photo: Photo }
  /** For what the file is: trying again is no use. The reasons are sentences for the person. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  /** On the way: the same file may be offered again, and goes on where it was. */
  | { readonly kind: 'failed'; readonly reasons: readonly string[] };

export function isUnderway({ kind }: UploadState<PhotoNews>): boolean {
  return kind !== 'ready' && kind !== 'refused' && kind !== 'failed';
}

/** What a state counts for in a bar over many photos, 0 to 1: sending is most of the way. */
export function progressOf(state: UploadState<PhotoNews>): number {
  if (!isUnderway(state)) return 1;
  if (state.kind === 'processing') return 0.9;
  return state.kind === 'sending' ? state.share * 0.9 : 0;
}
