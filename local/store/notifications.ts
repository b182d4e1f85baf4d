import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../durable-file.js';

export interface CreatedObject {
  bucket: string;
  key: string;
  size: number;
  /** MD5 in hex. */
  etag: string;
  by: 'Put' | 'Copy';
}

export interface NotificationTarget {
  /** @returns false when nobody asked to be told about this key */
  wants(object: CreatedObject): boolean;
  send(object: CreatedObject, message: string): Promise<unknown>;
}

/**
 * Tells a queue of each new object, at least once. The intent is written down before the object appears:
 * a process killed between the object and its message sends it when it starts again.
 */
export class Notifications {
  constructor(
    private readonly folder: string,
    private readonly target: NotificationTarget,
  ) {}

  async around<T>(object: CreatedObject, create: () => Promise<T>): Promise<T> {
    if (!this.target.wants(object)) return create();
    const intent = join(this.folder, `${randomUUID()}.json`);
    await writeDurably(intent, JSON.stringify(object));
    let created: T;
    try {
      created = await create();
    } catch (error) {
      await rm(intent, { force: true });
      throw error;
    }
    // If this fails the object is there all the same: the intent stays for the next start.
    await this.target.send(object, eventOf(object));
    await rm(intent, { force: true });
    return created;
  }

  /** Sends what an earlier process owed. */
  async recover(exists: (bucket: string, key: string) => Promise<boolean>): Promise<number> {
    await mkdir(this.folder, { recursive: true });
    let sent = 0;
    for (const name of await readdir(this.folder)) {
      const intent = join(this.folder, name);
      if (name.endsWith('.json')) {
        const object = JSON.parse(await readFile(intent, 'utf8')) as CreatedObject;
        if (this.target.wants(object) && (await exists(object.bucket, object.key))) {
          await this.target.send(object, eventOf(object));
          sent += 1;
        }
      }
      await rm(intent, { force: true });
    }
    return sent;
  }
}

/** The message S3 writes, in its fields that mean something here. */
const eventOf = ({ bucket, key, size, etag, by }: CreatedObject): string =>
  JSON.stringify({
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        eventTime: new Date().toISOString(),
        eventName: `ObjectCreated:${by}`,
        s3: {
          s3SchemaVersion: '1.0',
          bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
          // As form data: a space is "+", slashes stay.
          object: {
            key: encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+'),
            size,
            eTag: etag,
          },
        },
      },
    ],
  });
