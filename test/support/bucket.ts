import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';

interface StoredObject {
  readonly key: string;
  readonly byteSize: number;
  /** Changes whenever the object is written. */
  readonly writtenAt: number;
}

export interface TestBucket {
  readonly name: string;
  objects(prefix: string): Promise<StoredObject[]>;
  has(key: string): Promise<boolean>;
  put(key: string, body: string | Buffer, metadata?: Record<string, string>): Promise<void>;
  /** The whole object as text. */
  text(key: string): Promise<string>;
  metadataOf(key: string): Promise<Record<string, string>>;
  remove(key: string): Promise<void>;
  /** Puts the news of an object into a queue, as the store does when it is written. */
  announce(queue: 'originals' | 'results', key: string, bucketName?: string): Promise<void>;
  /** Puts any text into a queue. */
  say(queue: 'originals' | 'results', body: string): Promise<void>;
  /** How many messages a queue holds, given out or not. */
  pending(queue: 'originals' | 'results'): Promise<number>;
  /** Takes what is in a queue out of it, waiting up to `waitSeconds` for a first message. */
  drain(queue: 'originals' | 'results', waitSeconds?: number): Promise<string[]>;
  close(): void;
}

/** The bucket and queues of an API under test, past the API: what the store itself would say. */
export function bucketOf(environment: Record<string, string>): TestBucket {
  const { S3_ENDPOINT, S3_BUCKET = '', SQS_ENDPOINT } = environment;
  const credentials = {
    accessKeyId: environment['S3_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: environment['S3_SECRET_ACCESS_KEY'] ?? '',
  };
  const common = { region: 'ap-northeast-2', credentials };
  const s3 = new S3Client({ ...common, endpoint: S3_ENDPOINT ?? '', forcePathStyle: true });
  const sqs = new SQSClient({ ...common, endpoint: SQS_ENDPOINT ?? '' });
  const queueUrl = (queue: string) => `${SQS_ENDPOINT}/000000000000/${S3_BUCKET}-${queue}`;

  const say: TestBucket['say'] = async (queue, body) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(queue), MessageBody: body }));
  };
  return {
    name: S3_BUCKET,
    async objects(prefix) {
      const { Contents = [] } = await s3.send(
        new ListObjectsV2Command({ Bucket: S3_BUCKET, Prefix: prefix }),
      );
      return Contents.map(({ Key = '', Size = 0, LastModified }) => ({
        key: Key,
        byteSize: Size,
        writtenAt: LastModified?.getTime() ?? 0,
      }));
    },
    async has(key) {
      try {
        await s3.send(new HeadObjectCommand({ Bucket: S3_BUCKET, Key: key }));
        return true;
      } catch (error) {
        if (error instanceof NotFound) return false;
        throw error;
      }
    },
    async put(key, body, metadata = {}) {
      await s3.send(new PutObjectCommand({ Bucket: S3_BUCKET, Key: key, Body: body, Metadata: metadata }));
    },
    async text(key) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: S3_BUCKET, Key: key }));
      return (await Body?.transformToString()) ?? '';
    },
    async metadataOf(key) {
      return (await s3.send(new HeadObjectCommand({ Bucket: S3_BUCKET, Key: key }))).Metadata ?? {};
    },
    async remove(key) {
      await s3.send(new DeleteObjectCommand({ Bucket: S3_BUCKET, Key: key }));
    },
    async announce(queue, key, bucketName = S3_BUCKET) {
      const s3Event = { bucket: { name: bucketName }, object: { key, size: 1 } };
      await say(queue, JSON.stringify({ Records: [{ eventName: 'ObjectCreated:Put', s3: s3Event }] }));
    },
    say,
    async pending(queue) {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: queueUrl(queue), AttributeNames: ['All'] }),
      );
      const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } = Attributes;
      return Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible);
    },
    async drain(queue, waitSeconds = 0) {
      const taken: Message[] = [];
      for (let wait = waitSeconds; ; wait = 0) {
        const receive = { QueueUrl: queueUrl(queue), MaxNumberOfMessages: 10, WaitTimeSeconds: wait };
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(receive));
        if (Messages.length === 0) return taken.map(({ Body = '' }) => Body);
        for (const { ReceiptHandle } of Messages) {
          await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl(queue), ReceiptHandle }));
        }
        taken.push(...Messages);
      }
    },
    close() {
      s3.destroy();
      sqs.destroy();
    },
  };
}
