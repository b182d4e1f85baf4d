import { S3Client } from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import { startStore, type RunningStore } from '../support/store.js';

/** The S3 that the conformance suite speaks to. */
export interface S3UnderTest {
  url: string;
  region: string;
  bucket: string;
  client: S3Client;
  /** A client whose secret is not the store's. */
  impostor: S3Client;
  /** Null when the suite runs against a real S3, of which only the API can be seen. */
  local: RunningStore | null;
  /** A page of this origin may upload. */
  origin: string;
  close(): Promise<unknown>;
}

/**
 * The S3 named by S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, else one of our
 * own. A real bucket must let anyone read `renditions/*` and pages of S3_CORS_ORIGIN upload.
 */
export async function openS3(): Promise<S3UnderTest> {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_CORS_ORIGIN } =
    process.env;
  const origin = S3_CORS_ORIGIN ?? 'https://festivals.example';
  const bucket = S3_ENDPOINT && S3_BUCKET ? S3_BUCKET : 'conformance';
  const local = S3_ENDPOINT
    ? null
    : await startStore({ buckets: [bucket, 'neighbour'], corsOrigins: [origin] });
  const url = local?.s3Url ?? S3_ENDPOINT ?? '';
  const region = local?.region ?? S3_REGION ?? 'ap-northeast-2';
  const accessKeyId = local?.accessKeyId ?? S3_ACCESS_KEY_ID ?? '';
  const secretAccessKey = local?.secretAccessKey ?? S3_SECRET_ACCESS_KEY ?? '';
  const clientWith = (secret: string): S3Client =>
    new S3Client({
      endpoint: url,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey: secret },
      // A ticket is signed without its body: the SDK would sign the checksum of nothing.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      maxAttempts: 1,
    });
  const client = clientWith(secretAccessKey);
  const impostor = clientWith(randomUUID());
  const close = async (): Promise<unknown> => {
    client.destroy();
    impostor.destroy();
    return local?.stop();
  };
  return { url, region, bucket, client, impostor, local, origin, close };
}
