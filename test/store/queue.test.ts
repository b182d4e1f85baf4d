import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { startStore, type RunningStore } from '../support/store.js';

let store: RunningStore;
let sqs: SQSClient;
let test = 0;
const buckets = Array.from({ length: 20 }, (_, index) => `bucket-${index}`);

const clientOf = ({ queueUrl, region, accessKeyId, secretAccessKey }: RunningStore): SQSClient =>
  new SQSClient({ endpoint: queueUrl, region, credentials: { accessKeyId, secretAccessKey } });

beforeAll(async () => {
  store = await startStore({ buckets });
  sqs = clientOf(store);
});
beforeEach(() => {
  test += 1;
});
const others: RunningStore[] = [];
afterAll(async () => {
  await Promise.all(others.map((other) => other.kill()));
  for (const { dir } of others) await rm(dir, { recursive: true, force: true });
  await store.stop();
});

/** Each test has queues of its own. */
const queue = (suffix = ''): string => store.queueUrlOf(`bucket-${test}-originals${suffix}`);
const put = (MessageBody: string, DelaySeconds = 0) =>
  sqs.send(new SendMessageCommand({ QueueUrl: queue(), MessageBody, DelaySeconds }));
const take = async (visibility: number, wait = 0, url = queue()): Promise<Message[]> => {
  const answer = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: visibility,
      WaitTimeSeconds: wait,
      MessageSystemAttributeNames: ['All'],
    }),
  );
  return answer.Messages ?? [];
};
const bodies = (messages: Message[]) => messages.map(({ Body }) => Body);
const tries = (messages: Message[]) =>
  messages.map(({ Attributes }) => Number(Attributes?.ApproximateReceiveCount));
const counts = async (url = queue()) => {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
  );
  const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: held } =
    Attributes ?? {};
  return { visible: Number(visible), held: Number(held) };
};

describe('a message', () => {
  it('is given to one reader, and to no other while he has it', async () => {
    await put('one');
    const first = await take(600);
    expect(bodies(first)).toEqual(['one']);
    expect(await take(600)).toEqual([]);
    expect(await counts()).toEqual({ visible: 0, held: 1 });
  });

  it('is gone once it is deleted', async () => {
    await put('one');
    const [message] = await take(600);
    await sqs.send(new DeleteMessageCommand({ QueueUrl: queue(), ReceiptHandle: message?.ReceiptHandle }));
    expect(await counts()).toEqual({ visible: 0, held: 0 });
  });

  it('comes back when its time is over, counted', async () => {
    await put('one');
    expect(tries(await take(1))).toEqual([1]);
    expect(tries(await take(600, 20))).toEqual([2]);
  });

  it('can be given back at once, and be held for longer', async () => {
    await put('one');
    const [message] = await take(600);
    const ReceiptHandle = message?.ReceiptHandle;
    await sqs.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: queue(), ReceiptHandle, VisibilityTimeout: 0 }),
    );
    const [again] = await take(1);
    const held = { QueueUrl: queue(), ReceiptHandle: again?.ReceiptHandle, VisibilityTimeout: 600 };
    await sqs.send(new ChangeMessageVisibilityCommand(held));
    expect(await take(600, 2)).toEqual([]);
  });

  it('is not deleted by a receipt that is no longer the latest', async () => {
    await put('one');
    const [old] = await take(0);
    const [latest] = await take(600);
    await sqs.send(new DeleteMessageCommand({ QueueUrl: queue(), ReceiptHandle: old?.ReceiptHandle }));
    expect(await counts()).toEqual({ visible: 0, held: 1 });
    await expect(
      sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queue(),
          ReceiptHandle: old?.ReceiptHandle,
          VisibilityTimeout: 0,
        }),
      ),
    ).rejects.toMatchObject({ name: 'MessageNotInflight' });
    await sqs.send(new DeleteMessageCommand({ QueueUrl: queue(), ReceiptHandle: latest?.ReceiptHandle }));
    expect(await counts()).toEqual({ visible: 0, held: 0 });
  });

  it('reaches a reader who is already waiting', async () => {
    const waiting = take(600, 20);
    await put('one');
    expect(bodies(await waiting)).toEqual(['one']);
  });

  it('sent with a delay is given out after it', async () => {
    await put('one', 1);
    expect(await take(600)).toEqual([]);
    expect(bodies(await take(600, 20))).toEqual(['one']);
  });

  it('is not lost on a reader who has gone', async () => {
    const gone = new AbortController();
    const waiting = sqs.send(new ReceiveMessageCommand({ QueueUrl: queue(), WaitTimeSeconds: 20 }), {
      abortSignal: gone.signal,
    });
    await counts();
    gone.abort();
    await expect(waiting).rejects.toThrow();
    await put('one');
    expect(tries(await take(600, 20))).toEqual([1]);
  });

  it('goes to the dead letters instead of a fourth reader, and is held there', async () => {
    await put('poison');
    for (let time = 1; time <= 3; time += 1) expect(tries(await take(0))).toEqual([time]);
    expect(await take(0)).toEqual([]);
    expect(await counts()).toEqual({ visible: 0, held: 0 });
    expect(bodies(await take(600, 0, queue('-dead')))).toEqual(['poison']);
  });
});

describe('a batch', () => {
  it('holds ten messages at most, oldest first, and is deleted in one call', async () => {
    for (let index = 0; index < 12; index += 1) await put(String(index));
    const messages = await take(600);
    expect(bodies(messages)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    const { Successful } = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queue(), Entries }));
    expect(Successful).toHaveLength(10);
    expect(await counts()).toEqual({ visible: 2, held: 0 });
  });
});

describe('a queue', () => {
  it('is found by its name', async () => {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'bucket-0-results' }));
    expect(QueueUrl).toBe(store.queueUrlOf('bucket-0-results'));
  });

  it('says where its dead letters go', async () => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queue(), AttributeNames: ['RedrivePolicy'] }),
    );
    expect(Object.keys(Attributes ?? {})).toEqual(['RedrivePolicy']);
    expect(JSON.parse(Attributes?.RedrivePolicy ?? '')).toEqual({
      deadLetterTargetArn: expect.stringMatching(`:bucket-${test}-originals-dead$`),
      maxReceiveCount: 3,
    });
  });

  it('that is not there is said to be none', async () => {
    const nowhere = store.queueUrlOf('nowhere');
    await expect(sqs.send(new GetQueueUrlCommand({ QueueName: 'nowhere' }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
    await expect(sqs.send(new ReceiveMessageCommand({ QueueUrl: nowhere }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
  });

  it('refuses what is out of bounds, and stores nothing', async () => {
    await expect(put('x'.repeat(262_145))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(
      sqs.send(new ReceiveMessageCommand({ QueueUrl: queue(), MaxNumberOfMessages: 11 })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
    expect(await counts()).toEqual({ visible: 0, held: 0 });
  });

  it('speaks only to who holds the key, and to no web page', async () => {
    const stranger = clientOf({ ...store, secretAccessKey: 'guess' });
    await expect(
      stranger.send(new GetQueueUrlCommand({ QueueName: 'bucket-0-results' })),
    ).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
    const page = await fetch(store.queueUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.GetQueueUrl' },
      body: '{"QueueName":"bucket-0-results"}',
    });
    expect(page.status).toBe(403);
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    expect((await fetch(store.queueUrl)).status).toBe(404);
  });
});

describe('kill -9', () => {
  it('loses no message, no count and no hold', async () => {
    const mine = await startStore({ buckets: ['kept'] });
    others.push(mine);
    const url = (from: RunningStore) => from.queueUrlOf('kept-originals');
    const before = clientOf(mine);
    for (const MessageBody of ['held', 'free', 'deleted'])
      await before.send(new SendMessageCommand({ QueueUrl: url(mine), MessageBody }));
    const receive = (client: SQSClient, from: RunningStore, max: number) =>
      client.send(
        new ReceiveMessageCommand({
          QueueUrl: url(from),
          MaxNumberOfMessages: max,
          VisibilityTimeout: 600,
          MessageSystemAttributeNames: ['All'],
        }),
      );
    const { Messages: [held] = [] } = await receive(before, mine, 1);
    const { Messages: [free] = [] } = await receive(before, mine, 1);
    const { Messages: [deleted] = [] } = await receive(before, mine, 1);
    await before.send(
      new DeleteMessageCommand({ QueueUrl: url(mine), ReceiptHandle: deleted?.ReceiptHandle }),
    );
    await before.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: url(mine),
        ReceiptHandle: free?.ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );
    await mine.kill();

    const again = await startStore({ buckets: ['kept'], dir: mine.dir });
    others.push(again);
    const after = clientOf(again);
    const { Messages = [] } = await receive(after, again, 10);
    expect(bodies(Messages)).toEqual(['free']);
    expect(tries(Messages)).toEqual([2]);
    await after.send(new DeleteMessageCommand({ QueueUrl: url(again), ReceiptHandle: held?.ReceiptHandle }));
    const { Attributes } = await after.send(
      new GetQueueAttributesCommand({ QueueUrl: url(again), AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '1',
    });
  });
});
