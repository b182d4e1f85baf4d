import {
  CopyObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { randomUUID } from 'node:crypto';
import {
  manifestKey,
  originalKey,
  parseManifest,
  renditionPrefix,
  type Manifest,
} from '../../lambda/src/contract.js';
import type { LogLine } from '../support/child.js';
import {
  startLambda,
  startStore,
  type LambdaOptions,
  type RunningLambda,
  type RunningStore,
} from '../support/store.js';
import { until } from '../support/until.js';
import { buildFunctions } from './build-functions.js';

export const bucket = 'photos';

interface UploadOptions {
  id?: string;
  contentType?: string;
  metadata?: Record<string, string>;
}

interface PhotoPathOptions extends Pick<LambdaOptions, 'environment' | 'visibilitySeconds'> {
  /** Gives the address by which the function reaches the store. */
  wayToStore?: (s3Url: string) => Promise<string>;
}

/** The way of a photo behind the API: the store, its queues, and the host with the function as it is built. */
export class PhotoPath {
  readonly s3: S3Client;
  readonly sqs: SQSClient;

  private constructor(
    readonly store: RunningStore,
    private readonly options: PhotoPathOptions,
    public host: RunningLambda,
  ) {
    const { s3Url, queueUrl, region, accessKeyId, secretAccessKey } = store;
    const credentials = { accessKeyId, secretAccessKey };
    this.s3 = new S3Client({ endpoint: s3Url, region, credentials, forcePathStyle: true });
    this.sqs = new SQSClient({ endpoint: queueUrl, region, credentials });
  }

  static async open(options: PhotoPathOptions = {}): Promise<PhotoPath> {
    await buildFunctions();
    const store = await startStore({ buckets: [bucket] });
    return new PhotoPath(store, options, await PhotoPath.hostOf(store, options));
  }

  private static async hostOf(
    store: RunningStore,
    { wayToStore, ...options }: PhotoPathOptions,
    memoryMb = 600,
  ): Promise<RunningLambda> {
    const s3Url = (await wayToStore?.(store.s3Url)) ?? store.s3Url;
    return startLambda({
      store: { ...store, s3Url },
      buckets: [bucket],
      memoryMb,
      visibilitySeconds: 2,
      ...options,
    });
  }

  /** Starts the host anew, after `host.stop()` or `host.kill()`. */
  async startHost(memoryMb?: number): Promise<void> {
    this.host = await PhotoPath.hostOf(this.store, this.options, memoryMb);
  }

  async close(): Promise<void> {
    await this.host.stop();
    await this.store.stop();
  }

  /** @returns the photo's id */
  async upload(
    bytes: Buffer,
    { id = randomUUID(), contentType = 'image/jpeg', metadata = {} }: UploadOptions = {},
  ): Promise<string> {
    const original = { Bucket: bucket, Key: originalKey(id), Body: bytes };
    const said = { ContentType: contentType, Metadata: metadata };
    await this.s3.send(new PutObjectCommand({ ...original, ...said }));
    return id;
  }

  /** Wakes the function once more, as the API does: the original is copied onto itself. */
  async redrive(id: string): Promise<void> {
    const Key = originalKey(id);
    const copy = {
      Bucket: bucket,
      Key,
      CopySource: `${bucket}/${Key}`,
      MetadataDirective: 'REPLACE' as const,
    };
    await this.s3.send(new CopyObjectCommand(copy));
  }

  async textOf(Key: string): Promise<string | undefined> {
    try {
      const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      return await Body?.transformToString();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  /** Waits until there is one, of the status given if one is. */
  async manifestOf(id: string, status?: Manifest['status']): Promise<Manifest> {
    return until(async () => {
      const text = await this.textOf(manifestKey(id));
      const manifest = text === undefined ? undefined : parseManifest(text);
      return manifest && (status === undefined || manifest.status === status) && manifest;
    });
  }

  async renditionsOf(id: string) {
    const list = new ListObjectsV2Command({ Bucket: bucket, Prefix: renditionPrefix(id) });
    return (await this.s3.send(list)).Contents ?? [];
  }

  /** Everything written for a photo, in order of key. */
  async writtenFor(id: string): Promise<(string | undefined)[]> {
    const renditions = await this.renditionsOf(id);
    return Promise.all(
      [manifestKey(id), ...renditions.map(({ Key = '' }) => Key)].map((key) => this.textOf(key)),
    );
  }

  queue(suffix = ''): string {
    return this.store.queueUrlOf(`${bucket}-originals${suffix}`);
  }

  /** @returns the message's id */
  async send(MessageBody: string): Promise<string | undefined> {
    return (await this.sqs.send(new SendMessageCommand({ QueueUrl: this.queue(), MessageBody }))).MessageId;
  }

  /** Says what S3 says of a new object. */
  announce(key: string): Promise<string | undefined> {
    const s3 = { bucket: { name: bucket }, object: { key, size: 1 } };
    return this.send(JSON.stringify({ Records: [{ eventName: 'ObjectCreated:Put', s3 }] }));
  }

  async countIn(QueueUrl: string): Promise<number> {
    const ask = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
    const { Attributes = {} } = await this.sqs.send(ask);
    const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: held } = Attributes;
    return Number(visible) + Number(held);
  }

  /** Until the function has done with every event, and the finisher with every dead letter. */
  drained(): Promise<true> {
    return until(
      async () => (await this.countIn(this.queue())) === 0 && (await this.countIn(this.queue('-dead'))) === 0,
    );
  }

  /** The host's lines of one kind; they arrive a moment after what they tell of. */
  logged(kind: string): LogLine[] {
    return this.host.log().filter(({ event }) => event === kind);
  }
}
