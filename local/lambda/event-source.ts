import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../json-log.js';
import { FunctionFault } from './function-fault.js';
import { FunctionProcess, type FunctionSettings } from './function-process.js';

export interface EventSourceSettings {
  queueName: string;
  queueUrl: string;
  /** A message comes back this long after the function failed or this process died. */
  visibilitySeconds: number;
  /** After as many the queue buries a message; of a queue that buries none, null. */
  tries: number | null;
  function: FunctionSettings;
}

const longPollSeconds = 20;
const retryMilliseconds = 1_000;
/** What a photo gets to end in when we are told to stop. */
const graceMilliseconds = 5_000;

/**
 * Lambda's event source mapping for one queue, in batches of one as in lambda/template.yaml: a photo that kills
 * the function takes no other along. What the function did is deleted; what it did not do becomes visible again
 * and counts one try more; the queue buries it after the last.
 */
export class EventSource {
  private process: FunctionProcess | null = null;
  private readonly stopping = new AbortController();

  constructor(
    private readonly sqs: SQSClient,
    private readonly settings: EventSourceSettings,
    private readonly log: Log,
  ) {}

  /** Resolves after `stop`, once the message in hand is done or given back. */
  async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const message = await this.receive();
        if (message) await this.handle(message);
      } catch (error) {
        this.reportFault(error);
        await pause(retryMilliseconds, undefined, { signal }).catch(() => undefined);
      }
    }
    await this.process?.stop();
  }

  stop(): void {
    this.stopping.abort();
    setTimeout(() => void this.process?.stop(), graceMilliseconds).unref();
  }

  private async receive(): Promise<Message | undefined> {
    const { Messages } = await this.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.settings.queueUrl,
        MaxNumberOfMessages: 1,
        WaitTimeSeconds: longPollSeconds,
        VisibilityTimeout: this.settings.visibilitySeconds,
        MessageSystemAttributeNames: ['All'],
      }),
      { abortSignal: this.stopping.signal },
    );
    return Messages?.[0];
  }

  private async handle(message: Message): Promise<void> {
    const { queueUrl: QueueUrl, visibilitySeconds } = this.settings;
    const renewal = setInterval(() => void this.renew(message), (visibilitySeconds * 1000) / 3);
    let failure: string | null;
    try {
      failure = await this.invoke(message);
    } finally {
      clearInterval(renewal);
    }
    if (failure !== null) {
      this.reportFailure(message, failure);
    } else {
      await this.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
    }
  }

  /** @returns why the message is not done, or null */
  private async invoke(message: Message): Promise<string | null> {
    const queue = this.settings.queueName;
    const startedAt = performance.now();
    try {
      const running = this.process?.isAlive ? this.process : await this.start();
      const answer = await running.invoke({ Records: [this.recordOf(message)] });
      const ms = Math.round(performance.now() - startedAt);
      this.log('lambda.invoked', { queue, ms, peakMb: await running.peakMegabytes() });
      return hasFailures(answer) ? 'reported by the function' : null;
    } catch (error) {
      if (!(error instanceof FunctionFault)) throw error;
      if (error.kind !== 'handler') {
        await this.process?.stop();
        this.process = null;
      }
      return `${error.kind}: ${error.message}`;
    }
  }

  private async start(): Promise<FunctionProcess> {
    const startedAt = performance.now();
    const started = await FunctionProcess.start(this.settings.function);
    this.process = started;
    this.log('lambda.cold_start', {
      queue: this.settings.queueName,
      ms: Math.round(performance.now() - startedAt),
      pid: started.pid,
    });
    return started;
  }

  /** Keeps the message ours while the function works on it. */
  private async renew({ ReceiptHandle }: Message): Promise<void> {
    const { queueUrl: QueueUrl, visibilitySeconds: VisibilityTimeout } = this.settings;
    try {
      await this.sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
    } catch (error) {
      this.reportFault(error);
    }
  }

  private reportFault(error: unknown): void {
    // Being told to stop is none.
    if (this.stopping.signal.aborted) return;
    this.log('lambda.source_fault', { queue: this.settings.queueName, error: String(error) });
  }

  private reportFailure(message: Message, reason: string): void {
    const tries = Number(message.Attributes?.ApproximateReceiveCount);
    const { MessageId: messageId } = message;
    const isLast = this.settings.tries !== null && tries >= this.settings.tries;
    this.log(isLast ? 'lambda.given_up' : 'lambda.retry', {
      messageId,
      tries,
      reason,
      body: message.Body,
    });
  }

  private recordOf(message: Message): object {
    return {
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: message.Attributes,
      messageAttributes: {},
      md5OfBody: message.MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:local:000000000000:${this.settings.queueName}`,
      awsRegion: 'local',
    };
  }
}

function hasFailures(answer: unknown): boolean {
  const { batchItemFailures = [] } = (answer ?? {}) as { batchItemFailures?: unknown[] };
  return batchItemFailures.length > 0;
}
