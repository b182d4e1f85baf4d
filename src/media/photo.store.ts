import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Injectable } from '@nestjs/common';
import {
  type Manifest,
  manifestKey,
  originalKey,
  parseManifest,
  parseRenditionKey,
  renditionPrefix,
} from '../../lambda/src/contract.js';
import { Log } from '../shared/log/log.js';
import { kernelProblems } from '../shared/problem/kernel.problems.js';
import { DomainError } from '../shared/problem/problem.js';
import { PhotoBucket } from './photo.bucket.js';

/** The store copies up to 20 MB by itself; nobody waits for that. */
const COPY_PATIENCE_MS = 20_000;
const MAX_MANIFEST_BYTES = 64 * 1024;

export interface StoredObject {
  readonly key: string;
  readonly writtenAt: Date;
}

export interface ObjectPage {
  readonly objects: readonly StoredObject[];
  /** Whether more follow. */
  readonly isTruncated: boolean;
}

/** What the API does with the photos' bucket. The bytes of an image never pass through here: manifests and commands only. */
@Injectable()
export class PhotoStore {
  constructor(
    private readonly bucket: PhotoBucket,
    private readonly log: Log,
  ) {}

  /** The commit record of the photo, where there is one that keeps to the contract. */
  async readManifest(id: string): Promise<Manifest | undefined> {
    const text = await this.ask(async () => {
      const { Body, ContentLength = 0 } = await this.bucket.s3.send(
        new GetObjectCommand({ Bucket: this.bucket.name, Key: manifestKey(id) }),
      );
      return ContentLength > MAX_MANIFEST_BYTES ? '' : Body?.transformToString();
    });
    if (text === undefined) return undefined;
    try {
      const manifest = parseManifest(text);
      const keys = manifest.status === 'ready' ? manifest.renditions.map(({ key }) => key) : [];
      if (manifest.id !== id || keys.some((key) => parseRenditionKey(key) !== id))
        throw new Error('it speaks of another photo');
      return manifest;
    } catch (error) {
      this.log.error('a manifest breaks the contract', { photoId: id, reason: String(error) });
      return undefined;
    }
  }

  async hasOriginal(id: string): Promise<boolean> {
    return (await this.head(originalKey(id))) !== undefined;
  }

  /** Wakes the photo function once more: the store copies the original onto itself, which is a new event. */
  async redrive(id: string): Promise<void> {
    const head = await this.head(originalKey(id));
    if (head === undefined) return;
    await this.ask(() =>
      this.bucket.s3.send(
        new CopyObjectCommand({
          Bucket: this.bucket.name,
          Key: originalKey(id),
          CopySource: `${this.bucket.name}/${originalKey(id)}`,
          MetadataDirective: 'REPLACE',
          ContentType: head.ContentType,
          // Also what the owner consented to.
          Metadata: head.Metadata,
        }),
        { requestTimeout: COPY_PATIENCE_MS },
      ),
    );
  }

  /** Deletes every object of the photo, whatever wrote it; answers how many there were. */
  async removeObjects(id: string): Promise<number> {
    const pages = await Promise.all(
      [originalKey(id), renditionPrefix(id), manifestKey(id)].map((prefix) => this.page(prefix)),
    );
    const keys = pages.flatMap(({ objects }) => objects.map(({ key }) => key));
    await this.removeKeys(keys);
    return keys.length;
  }

  /** Deletes up to 1,000 objects by name; those that are not there are no fault. */
  async removeKeys(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.ask(async () => {
      const { Errors = [] } = await this.bucket.s3.send(
        new DeleteObjectsCommand({
          Bucket: this.bucket.name,
          Delete: { Objects: keys.map((Key) => ({ Key })), Quiet: true },
        }),
      );
      if (Errors.length > 0) throw new Error(`${Errors.length} objects were not deleted: ${Errors[0]?.Code}`);
    });
  }

  /** Those of the objects that are not there. */
  async missingOf(keys: readonly string[]): Promise<string[]> {
    const heads = await Promise.all(keys.map(async (key) => [key, await this.head(key)] as const));
    return heads.filter(([, head]) => head === undefined).map(([key]) => key);
  }

  /** Objects under the prefix whose keys come after `after`, in their order. */
  async page(prefix: string, after?: string, limit?: number): Promise<ObjectPage> {
    const page = await this.ask(() =>
      this.bucket.s3.send(
        new ListObjectsV2Command({
          Bucket: this.bucket.name,
          Prefix: prefix,
          StartAfter: after,
          MaxKeys: limit,
        }),
      ),
    );
    // A store that says nothing of the age of an object gets it treated as new.
    const objects = (page?.Contents ?? []).flatMap(({ Key: key, LastModified: writtenAt = new Date() }) =>
      key === undefined ? [] : [{ key, writtenAt }],
    );
    return { objects, isTruncated: page?.IsTruncated ?? false };
  }

  private async head(key: string) {
    return this.ask(() => this.bucket.s3.send(new HeadObjectCommand({ Bucket: this.bucket.name, Key: key })));
  }

  /**
   * Undefined where the object is not there.
   * @throws DomainError unavailable where the store cannot be asked.
   */
  private async ask<T>(question: () => Promise<T>): Promise<T | undefined> {
    try {
      return await question();
    } catch (error) {
      if (error instanceof S3ServiceException && ['NoSuchKey', 'NotFound'].includes(error.name))
        return undefined;
      this.log.warn('the photo store did not answer', {
        reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      });
      throw new DomainError(kernelProblems.unavailable);
    }
  }
}
