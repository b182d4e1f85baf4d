import type { Manifest } from '../../../lambda/src/contract.js';
import type { PhotoEntity, PhotoStatus } from '../photo.entity.js';

/**
 * What a manifest of each kind overrules. It is an order, failed < rejected < ready < ready by a later pipeline,
 * so that the news of a photo end the same whatever the order they come in, and none undoes a photo that is shown.
 */
export const OVERRULED = {
  failed: ['awaiting', 'processing', 'expired'],
  rejected: ['awaiting', 'processing', 'expired', 'failed'],
  ready: ['awaiting', 'processing', 'expired', 'failed', 'rejected'],
} as const satisfies Record<Manifest['status'], readonly PhotoStatus[]>;

/** The steps that are taken without a manifest. */
export const STEPS = {
  begin: { from: 'awaiting', to: 'processing' },
  expire: { from: 'awaiting', to: 'expired' },
  fail: { from: 'processing', to: 'failed' },
} as const satisfies Record<string, { from: PhotoStatus; to: PhotoStatus }>;

type Standing = Pick<PhotoEntity, 'status' | 'pipelineVersion' | 'attempts'>;

/** Whether the row would change; the statement that changes it asks the same of the row as it is by then. */
export function isNews(manifest: Manifest, photo: Standing): boolean {
  if ((OVERRULED[manifest.status] as readonly PhotoStatus[]).includes(photo.status)) return true;
  if (manifest.status !== photo.status) return false;
  if (manifest.status === 'ready') return manifest.pipelineVersion > (photo.pipelineVersion ?? 0);
  // We gave it up by ourselves before, and did not know why.
  return manifest.status === 'failed' && photo.attempts === null;
}
