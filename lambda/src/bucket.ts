import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import * as z from 'zod';
import {
  keepLocationHeader,
  manifestKey,
  originalKey,
  renditionCacheControl,
  renditionContentTypes,
  serializeManifest,
  type Manifest,
  type RenditionFormat,
} from './contract.js';

export interface Original {
  byteSize: number;
  declaredContentType: string | null;
  /** Its owner lets us keep where it was taken, roughly. */
  keepsRoughPlace: boolean;
  /** @throws when what comes is not as long as it should be */
  read(): Promise<Buffer>;
}

/** What stands in the place of a photo's manifest. */
export interface StandingManifest {
  etag: string;
  /** No more than this is asked of it: manifests of other versions have other fields. */
  is: Pick<Manifest, 'status' | 'pipelineVersion'>;
}

const standingSchema = z.object({
  status: z.enum(['ready', 'rejected', 'failed']),
  pipelineVersion: z.int(),
});
const keepLocationName = keepLocationHeader.replace('x-amz-meta-', '');

// A store of one's own is named by AWS_ENDPOINT_URL_S3, which the SDK reads; it has no bucket subdomains.
const s3 = new S3Client({ forcePathStyle: 'AWS_ENDPOINT_URL_S3' in process.env });

/** @returns null when the photo has no manifest */
export async function readManifest(bucket: string, id: string): Promise<StandingManifest | null> {
  try {
    const { ETag, Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: manifestKey(id) }));
    if (!ETag || !Body) throw new Error(`no whole answer for ${manifestKey(id)}`);
    return { etag: ETag, is: standingSchema.parse(JSON.parse(await Body.transformToString())) };
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}

/** @returns null when there is no such original: deleted since, or never there. */
export async function openOriginal(bucket: string, id: string): Promise<Original | null> {
  const key = { Bucket: bucket, Key: originalKey(id) };
  try {
    const head = await s3.send(new HeadObjectCommand(key));
    const byteSize = head.ContentLength ?? 0;
    return {
      byteSize,
      declaredContentType: head.ContentType?.slice(0, 100) ?? null,
      keepsRoughPlace: head.Metadata?.[keepLocationName] === 'rough',
      read: async () => {
        const { Body } = await s3.send(new GetObjectCommand(key));
        const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
        // Half a photo must not be judged: it would be refused for good.
        if (bytes.length !== byteSize)
          throw new Error(`${bytes.length} of ${byteSize} bytes came of ${key.Key}`);
        return bytes;
      },
    };
  } catch (error) {
    if (error instanceof NotFound || error instanceof NoSuchKey) return null;
    throw error;
  }
}

/** The key names the content, so writing it again writes the same bytes. */
export async function putRendition(
  bucket: string,
  key: string,
  format: RenditionFormat,
  bytes: Buffer,
): Promise<void> {
  await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: bytes,
      ContentType: renditionContentTypes[format],
      CacheControl: renditionCacheControl,
    }),
  );
}

/**
 * @param replacedEtag of the manifest whose place it takes; null when there is none
 * @returns false when that is no longer how things are: someone else wrote
 */
export async function putManifest(
  bucket: string,
  manifest: Manifest,
  replacedEtag: string | null,
): Promise<boolean> {
  try {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: manifestKey(manifest.id),
        Body: serializeManifest(manifest),
        ContentType: 'application/json',
        ...(replacedEtag === null ? { IfNoneMatch: '*' } : { IfMatch: replacedEtag }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) return false;
    throw error;
  }
}
