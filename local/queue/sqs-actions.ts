import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { DurableQueue } from './durable-queue.js';
import { receiptOf, type StoredMessage } from './message.js';
import type { Queues } from './queues.js';
import { noSuchQueue, SqsError } from './sqs-error.js';

interface ActionScope {
  queues: Queues;
  /** Base of queue URLs. */
  url: string;
  /** Aborted when the caller has gone. */
  signal: AbortSignal;
}

type Action = (input: unknown, scope: ActionScope) => Promise<object>;

const defaultVisibilitySeconds = 30;
const account = '000000000000';

const seconds = (max: number) => z.int().min(0).max(max);
const queueUrl = z.string();
const receipt = z.string();

/** Ties a schema to what is done with its output. Unknown fields are options that are not played here. */
const action =
  <Schema extends z.ZodType>(
    schema: Schema,
    run: (input: z.output<Schema>, scope: ActionScope) => Promise<object>,
  ): Action =>
  async (input, scope) => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) {
      throw new SqsError(
        'com.amazonaws.sqs#InvalidParameterValue',
        z.prettifyError(parsed.error),
        'InvalidParameterValue',
      );
    }
    return run(parsed.data, scope);
  };

function queueAt(url: string, { queues }: ActionScope): DurableQueue {
  const queue = queues.find(new RegExp(`/${account}/([^/]+)$`).exec(url)?.[1] ?? '');
  if (!queue) throw noSuchQueue();
  return queue;
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

const messageView = (message: StoredMessage) => ({
  MessageId: message.id,
  ReceiptHandle: receiptOf(message),
  Body: message.body,
  MD5OfBody: md5(message.body),
  Attributes: {
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    SentTimestamp: String(message.sentAt),
    SenderId: account,
  },
});

/** The subset of SQS's JSON protocol that Fasteval speaks. */
export const actions: Record<string, Action> = {
  GetQueueUrl: action(z.object({ QueueName: z.string() }), async ({ QueueName }, { queues, url }) => {
    if (!queues.find(QueueName)) throw noSuchQueue();
    return { QueueUrl: `${url}/${account}/${QueueName}` };
  }),

  SendMessage: action(
    z.object({
      QueueUrl: queueUrl,
      MessageBody: z.string().min(1).max(262_144),
      DelaySeconds: seconds(900).optional(),
    }),
    async (input, scope) => ({
      MessageId: await queueAt(input.QueueUrl, scope).send(input.MessageBody, input.DelaySeconds),
      MD5OfMessageBody: md5(input.MessageBody),
    }),
  ),

  ReceiveMessage: action(
    z.object({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: z.int().min(1).max(10).default(1),
      VisibilityTimeout: seconds(43_200).default(defaultVisibilitySeconds),
      WaitTimeSeconds: seconds(20).default(0),
    }),
    async (input, scope) => {
      const messages = await queueAt(input.QueueUrl, scope).receive({
        max: input.MaxNumberOfMessages,
        visibilitySeconds: input.VisibilityTimeout,
        waitSeconds: input.WaitTimeSeconds,
        signal: scope.signal,
      });
      return messages.length ? { Messages: messages.map(messageView) } : {};
    },
  ),

  DeleteMessage: action(z.object({ QueueUrl: queueUrl, ReceiptHandle: receipt }), async (input, scope) => {
    await queueAt(input.QueueUrl, scope).delete(input.ReceiptHandle);
    return {};
  }),

  DeleteMessageBatch: action(
    z.object({
      QueueUrl: queueUrl,
      Entries: z
        .array(z.object({ Id: z.string(), ReceiptHandle: receipt }))
        .min(1)
        .max(10),
    }),
    async (input, scope) => {
      const queue = queueAt(input.QueueUrl, scope);
      await Promise.all(input.Entries.map((entry) => queue.delete(entry.ReceiptHandle)));
      return { Successful: input.Entries.map(({ Id }) => ({ Id })), Failed: [] };
    },
  ),

  ChangeMessageVisibility: action(
    z.object({ QueueUrl: queueUrl, ReceiptHandle: receipt, VisibilityTimeout: seconds(43_200) }),
    async (input, scope) => {
      const isHeld = await queueAt(input.QueueUrl, scope).changeVisibility(
        input.ReceiptHandle,
        input.VisibilityTimeout,
      );
      if (!isHeld) {
        throw new SqsError(
          'com.amazonaws.sqs#MessageNotInflight',
          'The specified message is not in flight.',
          'AWS.SimpleQueueService.MessageNotInflight',
        );
      }
      return {};
    },
  ),

  GetQueueAttributes: action(
    z.object({ QueueUrl: queueUrl, AttributeNames: z.array(z.string()).default([]) }),
    async (input, scope) => {
      const { name, redrive, ...queue } = describe(queueAt(input.QueueUrl, scope));
      const all: Record<string, string> = {
        ApproximateNumberOfMessages: String(queue.visible),
        ApproximateNumberOfMessagesNotVisible: String(queue.notVisible),
        ApproximateNumberOfMessagesDelayed: String(queue.delayed),
        QueueArn: arnOf(name),
        VisibilityTimeout: String(defaultVisibilitySeconds),
        ...(redrive
          ? {
              RedrivePolicy: JSON.stringify({
                deadLetterTargetArn: arnOf(redrive.deadLetters.name),
                maxReceiveCount: redrive.maxReceiveCount,
              }),
            }
          : {}),
      };
      const isAsked = (attribute: string) =>
        input.AttributeNames.includes('All') || input.AttributeNames.includes(attribute);
      return {
        Attributes: Object.fromEntries(Object.entries(all).filter(([attribute]) => isAsked(attribute))),
      };
    },
  ),
};

const describe = (queue: DurableQueue) => ({ name: queue.name, redrive: queue.redrive, ...queue.counts() });
const arnOf = (name: string): string => `arn:aws:sqs:local:${account}:${name}`;
