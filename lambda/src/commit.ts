import { putManifest } from './bucket.js';
import type { Manifest } from './contract.js';
import { wake } from './wake.js';

/**
 * Writes the photo's commit record and says so to the API.
 * @param replacedEtag of the manifest whose place it takes; null when there is none
 * @returns false when that is no longer how things are: someone else has committed meanwhile
 */
export async function commit(
  bucket: string,
  manifest: Manifest,
  replacedEtag: string | null,
): Promise<boolean> {
  const isCommitted = await putManifest(bucket, manifest, replacedEtag);
  if (isCommitted) await wake(manifest.id);
  return isCommitted;
}
