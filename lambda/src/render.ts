import { createHash } from 'node:crypto';
import { openOriginal, putRendition, readManifest, type Original } from './bucket.js';
import { commit } from './commit.js';
import {
  isSuperseded,
  pipelineVersion,
  renditionFormats,
  renditionKey,
  type Manifest,
  type ReadyManifest,
} from './contract.js';
import { admitByteSize } from './gate.js';
import { processPhoto, type Photo } from './photo.js';
import { RejectedPhoto } from './rejected-photo.js';

export type RenderOutcome = Manifest['status'] | 'done before' | 'no original';

const formats = renditionFormats.filter(
  (format) => format !== 'avif' || process.env['RENDITION_AVIF'] === 'on',
);

/**
 * Takes one original to its manifest. Repeatable: the same original gives the same keys, bytes and manifest.
 * @throws any fault of the surroundings, so that the event is tried again
 */
export async function render(bucket: string, id: string): Promise<RenderOutcome> {
  let standing = await readManifest(bucket, id);
  if (standing && !isSuperseded(standing.is)) return 'done before';
  const original = await openOriginal(bucket, id);
  if (!original) return 'no original';
  const manifest = await judge(bucket, id, original);
  while (!(await commit(bucket, manifest, standing?.etag ?? null))) {
    standing = await readManifest(bucket, id);
    if (!standing) throw new Error('the manifest that was in the way is gone');
    // Whoever gave the photo up meanwhile was wrong: here is its end.
    if (!isSuperseded(standing.is)) return 'done before';
  }
  return manifest.status;
}

async function judge(bucket: string, id: string, original: Original): Promise<Manifest> {
  const { byteSize, declaredContentType, keepsRoughPlace } = original;
  let sha256: string | null = null;
  try {
    admitByteSize(byteSize);
    const bytes = await original.read();
    sha256 = createHash('sha256').update(bytes).digest('hex');
    const photo = await processPhoto(bytes, formats, keepsRoughPlace);
    const source = { sha256, byteSize, format: photo.format, declaredContentType };
    return await publish(bucket, id, photo, source);
  } catch (error) {
    if (!(error instanceof RejectedPhoto)) throw error;
    return {
      status: 'rejected',
      id,
      pipelineVersion,
      source: { sha256, byteSize, format: error.format, declaredContentType },
      reason: { code: error.code },
    };
  }
}

async function publish(
  bucket: string,
  id: string,
  photo: Photo,
  source: ReadyManifest['source'],
): Promise<ReadyManifest> {
  const renditions = photo.renditions.map(({ bytes, width, height, format }) => {
    const key = renditionKey({ id, sha256: source.sha256, width, format });
    return { bytes, entry: { width, height, format, byteSize: bytes.length, key } };
  });
  await Promise.all(
    renditions.map(({ bytes, entry }) => putRendition(bucket, entry.key, entry.format, bytes)),
  );
  const { width, height, takenAt, camera, location, thumbhash, color, dHash } = photo;
  return {
    status: 'ready',
    id,
    pipelineVersion,
    source,
    width,
    height,
    takenAt,
    camera,
    location,
    thumbhash,
    color,
    dHash,
    renditions: renditions.map(({ entry }) => entry),
  };
}
