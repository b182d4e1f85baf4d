import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectsV2Command,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Injectable } from '@nestjs/common';
import {
  keepLocationHeader,
  type Manifest,
  manifestKey,
  originalKey,
  parseManifest,
  parseRenditionKey,
  renditionPrefix,
  serializeManifest,
} from '../../lambda/src/contract.js';
import { Log } from '../shared/log/log.js';
import { kernelProblems } from '../shared/problem/kernel.problems.js';
import { DomainError } from '../shared/problem/problem.js';
import { PhotoBucket } from './photo.bucket.js';

/** The store copies up to 20 MB by itself; nobody waits for that. */
const COPY_PATIENCE_MS = 20_000;
const MAX_MANIFEST_BYTES = 64 * 1024;
const KEEPS_PLACE = keepLocationHeader.replace('x-amz-meta-', '');

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
    return (await this.readTagged(id))?.manifest;
  }

  /**
   * Takes the place out of all that the store has of the photo: first out of what its function is told, so that no
   * later try finds it out anew, then out of the manifest.
   * @returns false where somebody wrote the manifest meanwhile
   */
  async forgetPlace(id: string): Promise<boolean> {
    const head = await this.head(originalKey(id));
    const { [KEEPS_PLACE]: keepsPlace, ...others } = head?.Metadata ?? {};
    if (head !== undefined && keepsPlace !== undefined)
      await this.copyOntoItself(id, { ...head, Metadata: others });
    const found = await this.readTagged(id);
    if (found?.manifest.status !== 'ready' || found.manifest.location === null) return true;
    return this.replaceManifest({ ...found.manifest, location: null }, found.etag);
  }

  private async replaceManifest(manifest: Manifest, etag: string | undefined): Promise<boolean> {
    const replaced = await this.ask(async () => {
      try {
        return await this.bucket.s3.send(
          new PutObjectCommand({
            Bucket: this.bucket.name,
            Key: manifestKey(manifest.id),
            Body: serializeManifest(manifest),
            ContentType: 'application/json',
            IfMatch: etag,
          }),
        );
      } catch (error) {
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) return undefined;
        throw error;
      }
    });
    return replaced !== undefined;
  }

  private async readTagged(
    id: string,
  ): Promise<{ manifest: Manifest; etag: string | undefined } | undefined> {
    const found = await this.ask(async () => {
      const {
        Body,
        ContentLength = 0,
        ETag,
      } = await this.bucket.s3.send(new GetObjectCommand({ Bucket: this.bucket.name, Key: manifestKey(id) }));
      const text = ContentLength > MAX_MANIFEST_BYTES ? '' : await Body?.transformToString();
      return { text: text ?? '', etag: ETag };
    });
    if (found === undefined) return undefined;
    try {
      const manifest = parseManifest(found.text);
      const keys = manifest.status === 'ready' ? manifest.renditions.map(({ key }) => key) : [];
      if (manifest.id !== id || keys.some((key) => parseRenditionKey(key) !== id))
        throw new Error('it speaks of another photo');
      return { manifest, etag: found.etag };
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
    if (head !== undefined) await this.copyOntoItself(id, head);
  }

  private async copyOntoItself(
    id: string,
    { ContentType, Metadata }: Pick<HeadObjectCommandOutput, 'ContentType' | 'Metadata'>,
  ): Promise<void> {
    await this.ask(() =>
      this.bucket.s3.send(
        new CopyObjectCommand({
          Bucket: this.bucket.name,
          Key: originalKey(id),
          CopySource: `${this.bucket.name}/${originalKey(id)}`,
          MetadataDirective: 'REPLACE',
          ContentType,
          // Also what the owner consented to.
          Metadata,
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
