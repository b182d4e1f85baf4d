/** As much of @20minutes/s3rver 4 (it ships no types) as is used here. */

declare module '@20minutes/s3rver' {
  import Koa from 'koa';

  export default class S3rver extends Koa {
    constructor(options: {
      directory: string;
      silent: boolean;
      vhostBuckets: boolean;
      configureBuckets: { name: string }[];
    });
    configureBuckets(): Promise<unknown>;
  }
}

declare module '@20minutes/s3rver/lib/models/account.js' {
  export const DUMMY_ACCOUNT: {
    createKeyPair(accessKeyId: string, secretAccessKey: string): void;
    revokeAccessKey(accessKeyId: string): void;
  };
}

declare module '@20minutes/s3rver/lib/models/error.js' {
  export default class S3Error extends Error {
    static fromError(error: Error): S3Error;
    constructor(code: string, message: string, detail?: Record<string, string>);
    code: string;
    status: number;
    toXML(): string;
  }
}

declare module '@20minutes/s3rver/lib/middleware/authentication.js' {
  import type { Middleware } from 'koa';

  export default function authentication(): Middleware;
}

declare module '@20minutes/s3rver/lib/controllers/bucket.js' {
  import type { Context } from 'koa';

  const controller: { getBucket: (context: Context) => Promise<void> };
  export default controller;
}

declare module '@20minutes/s3rver/lib/stores/filesystem.js' {
  import type { Readable } from 'node:stream';

  export interface StoredObject {
    bucket: string;
    key: string;
    content: Readable;
    metadata: Record<string, string>;
  }

  export interface FoundObject {
    /** Null when the range asked for lies outside of the object. */
    content: Readable | null;
  }

  export interface Listing {
    objects: { key: string }[];
    commonPrefixes: string[];
    isTruncated: boolean;
  }

  export default class FilesystemStore {
    constructor(rootDirectory: string);
    getResourcePath(bucket: string, key: string | undefined, resource: string): string;
    putMetadata(bucket: string, key: string, metadata: Record<string, string>, md5: string): Promise<void>;
    listBuckets(): Promise<unknown[]>;
    listObjects(bucket: string, options: object): Promise<Listing>;
    existsObject(bucket: string, key: string): Promise<boolean>;
    getObject(bucket: string, key: string, options: object): Promise<FoundObject | null>;
    putObject(object: StoredObject): Promise<{ size: number; md5: string }>;
    copyObject(
      bucket: string,
      key: string,
      toBucket: string,
      toKey: string,
      metadata: Record<string, string>,
    ): Promise<Record<string, string>>;
    deleteObject(bucket: string, key: string): Promise<void>;
    getSubresource(bucket: string, key: string | undefined, type: string): Promise<null>;
  }
}
