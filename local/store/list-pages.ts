import bucketController from '@20minutes/s3rver/lib/controllers/bucket.js';
import type { Listing } from '@20minutes/s3rver/lib/stores/filesystem.js';
import type { Context } from 'koa';
import { refusal } from './refusal.js';

const tokenOf = (key: string): string => Buffer.from(key).toString('base64url');

function keyOf(token: string): string {
  const key = Buffer.from(token, 'base64url').toString();
  if (!key || tokenOf(key) !== token) {
    throw refusal('InvalidArgument', 'The continuation token provided is incorrect', {
      ArgumentName: 'continuation-token',
    });
  }
  return key;
}

/**
 * s3rver makes its continuation tokens with DES, which Node's OpenSSL no longer has: every list of more than
 * one page was a 500. Here a token is the last key of the page before, and s3rver sees `start-after` only.
 */
export function pageListings(): void {
  const getBucket = bucketController.getBucket;
  bucketController.getBucket = async (context: Context): Promise<void> => {
    if (context.query['list-type'] !== '2') return getBucket(context);
    const { 'continuation-token': token, ...query } = context.query;
    // The signature was checked on the query as it came.
    context.query = token === undefined ? query : { ...query, 'start-after': keyOf(String(token)) };
    let page: Listing | undefined;
    const store = context.store as { listObjects(bucket: string, options: object): Promise<Listing> };
    context.store = {
      listObjects: async (bucket: string, options: object) => {
        page = await store.listObjects(bucket, options);
        return { ...page, isTruncated: false };
      },
    };
    await getBucket(context);
    const { ListBucketResult: result } = context.body as { ListBucketResult: Record<string, unknown> };
    const last = page?.objects.at(-1);
    if (token !== undefined)
      Object.assign(result, { StartAfter: undefined, ContinuationToken: String(token) });
    if (page?.isTruncated && last) {
      Object.assign(result, { IsTruncated: true, NextContinuationToken: tokenOf(last.key) });
    }
  };
}
