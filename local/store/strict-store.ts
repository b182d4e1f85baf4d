import FilesystemStore, {
  type FoundObject,
  type Listing,
  type StoredObject,
} from '@20minutes/s3rver/lib/stores/filesystem.js';
import type { Context } from 'koa';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from '../durable-file.js';
import type { PublicRead } from './access.js';
import { BodyDigests } from './body-digests.js';
import type { Mutex } from './mutex.js';
import type { Notifications } from './notifications.js';
import { accessDenied, isSystemError, preconditionFailed, refusal } from './refusal.js';
import { writeConditionOf, type WriteCondition } from './write-condition.js';

export interface StoreParts {
  /** One folder a bucket. */
  objects: string;
  /** Bodies on their way in, on the same disk. */
  incoming: string;
  commits: Mutex;
  notifications: Notifications;
}

/**
 * s3rver's files as one request may use them: nothing without a verified signature but the one public read,
 * and an object appears whole, checked, on the disk and announced, or not at all.
 */
export class StrictStore extends FilesystemStore {
  constructor(
    private readonly context: Context,
    private readonly publicRead: PublicRead | null,
    private readonly parts: StoreParts,
  ) {
    super(parts.objects);
  }

  override getResourcePath(bucket: string, key: string | undefined, resource: string): string {
    const path = super.getResourcePath(bucket, key, resource);
    if (!path.startsWith(join(this.parts.objects, bucket) + sep)) throw accessDenied();
    return path;
  }

  override async putObject(object: StoredObject): Promise<{ size: number; md5: string }> {
    this.requireAccount();
    const condition = writeConditionOf(this.context);
    await this.requireCondition(condition, object);
    const incoming = join(this.parts.incoming, randomUUID());
    try {
      const digests = new BodyDigests(this.context.headers);
      await pipeline(object.content, digests, createWriteStream(incoming, { flags: 'wx', flush: true }));
      const md5 = digests.verify();
      const created = {
        bucket: object.bucket,
        key: object.key,
        size: digests.size,
        etag: md5,
        by: 'Put' as const,
      };
      await this.parts.notifications.around(created, () => this.commit(object, incoming, md5, condition));
      return { size: digests.size, md5 };
    } finally {
      await rm(incoming, { force: true });
    }
  }

  override async getObject(bucket: string, key: string, options: object): Promise<FoundObject | null> {
    const isPublic = this.publicRead?.bucket === bucket && this.publicRead.key === key;
    if (!isPublic) this.requireAccount();
    // s3rver misreads every other form of range; whole is a right answer to all of them.
    const isPlainRange = /^bytes=\d+-\d*$/.test(this.context.get('range'));
    // Not while it is being replaced: bytes and ETag are those of one and the same object.
    const object = await this.parts.commits.run(() =>
      super.getObject(bucket, key, isPlainRange ? options : {}),
    );
    // Like S3 for readers who may not list: what is not there cannot be told from what is not theirs.
    if (!object && !this.context.state.account) throw accessDenied();
    // s3rver leaves the file open when it answers 304.
    this.context.res.once('close', () => object?.content?.destroy());
    return object;
  }

  override async listObjects(bucket: string, options: object): Promise<Listing> {
    this.requireAccount();
    for (;;) {
      try {
        return await super.listObjects(bucket, options);
      } catch (error) {
        // Something was deleted while the folders were walked.
        if (!isSystemError(error, 'ENOENT')) throw error;
      }
    }
  }

  override listBuckets(): Promise<unknown[]> {
    this.requireAccount();
    return super.listBuckets();
  }

  override async existsObject(bucket: string, key: string): Promise<boolean> {
    this.requireAccount();
    return super.existsObject(bucket, key);
  }

  /** Only ever onto itself: the bytes stay, the metadata is new, and so is the event. */
  override async copyObject(
    bucket: string,
    key: string,
    _toBucket: string,
    _toKey: string,
    metadata: Record<string, string>,
  ): Promise<Record<string, string>> {
    this.requireAccount();
    const path = this.getResourcePath(bucket, key, 'object');
    const [{ size }, etag] = await Promise.all([stat(path), readFile(`${path}.md5`, 'utf8')]);
    const copied = { bucket, key, size, etag, by: 'Copy' as const };
    return this.parts.notifications.around(copied, () =>
      this.parts.commits.run(() => super.copyObject(bucket, key, bucket, key, metadata)),
    );
  }

  override async deleteObject(bucket: string, key: string): Promise<void> {
    this.requireAccount();
    await this.parts.commits.run(async () => {
      const path = this.getResourcePath(bucket, key, 'object');
      for (const file of [path, this.getResourcePath(bucket, key, 'metadata.json'), `${path}.md5`]) {
        await rm(file, { force: true });
      }
      await this.removeEmptyFolders(dirname(path), join(this.parts.objects, bucket));
    });
  }

  /** Buckets here have no configuration of their own: the front decides. */
  override getSubresource(): Promise<null> {
    return Promise.resolve(null);
  }

  private async commit(
    object: StoredObject,
    incoming: string,
    md5: string,
    condition: WriteCondition,
  ): Promise<void> {
    const path = this.getResourcePath(object.bucket, object.key, 'object');
    await this.parts.commits.run(async () => {
      await this.requireCondition(condition, object);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.md5`, md5);
      await this.putMetadata(object.bucket, object.key, object.metadata, '');
      await rename(incoming, path);
    });
    await syncFolder(dirname(path)).catch((error: unknown) => {
      // Deleted again already, folder and all.
      if (!isSystemError(error, 'ENOENT')) throw error;
    });
  }

  private async removeEmptyFolders(folder: string, top: string): Promise<void> {
    try {
      for (let at = folder; at !== top; at = dirname(at)) await rmdir(at);
    } catch (error) {
      if (!isSystemError(error, 'ENOTEMPTY') && !isSystemError(error, 'ENOENT')) throw error;
    }
  }

  private requireAccount(): void {
    if (!this.context.state.account) throw accessDenied();
  }

  /** @throws S3Error when the object that is there now is not the one the writer reckons with */
  private async requireCondition(condition: WriteCondition, { bucket, key }: StoredObject): Promise<void> {
    if (condition === null) return;
    const exists = await super.existsObject(bucket, key);
    if (condition.kind === 'absent') {
      if (exists) throw preconditionFailed('If-None-Match');
      return;
    }
    if (!exists) throw refusal('NoSuchKey', 'The specified key does not exist.', { Key: key });
    const etag = await readFile(`${this.getResourcePath(bucket, key, 'object')}.md5`, 'utf8');
    if (etag !== condition.etag) throw preconditionFailed('If-Match');
  }
}
