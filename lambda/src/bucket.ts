import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import {
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
  read(): Promise<Buffer>;
}

// A store of one's own is named by AWS_ENDPOINT_URL_S3, which the SDK reads; it has no bucket subdomains.
const s3 = new S3Client({ forcePathStyle: 'AWS_ENDPOINT_URL_S3' in process.env });

export async function manifestExists(bucket: string, id: string): Promise<boolean> {
  try {
    await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: manifestKey(id) }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

/** @returns null when there is no such original: deleted since, or never there. */
export async function openOriginal(bucket: string, id: string): Promise<Original | null> {
  const key = { Bucket: bucket, Key: originalKey(id) };
  try {
    const head = await s3.send(new HeadObjectCommand(key));
    return {
      byteSize: head.ContentLength ?? 0,
      declaredContentType: head.ContentType?.slice(0, 100) ?? null,
      read: async () => {
        const { Body } = await s3.send(new GetObjectCommand(key));
        if (!Body) throw new Error(`empty answer for ${key.Key}`);
        return Buffer.from(await Body.transformToByteArray());
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

/** @returns false when a manifest was there already: someone else has finished this photo. */
export async function commitManifest(bucket: string, manifest: Manifest): Promise<boolean> {
  try {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: manifestKey(manifest.id),
        Body: serializeManifest(manifest),
        ContentType: 'application/json',
        IfNoneMatch: '*',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) return false;
    throw error;
  }
}
