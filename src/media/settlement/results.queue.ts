import { setTimeout as pause } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type CreatedObject, createdObjects, parseManifestKey } from '../../../lambda/src/contract.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { Log } from '../../shared/log/log.js';
import { allDone } from '../all-done.js';
import { SettlementService } from './settlement.service.js';

/** The longest that SQS holds an empty answer back. */
const LONG_POLL_SECONDS = 20;
const AT_A_TIME = 10;
/** Photos of one upload become ready one after the other: their news is cheaper by the handful. */
const GATHERING_MS = 500;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Pulls the news of written manifests, at our own pace. A message only wakes: what counts is the manifest in
 * the store, so a lost, late or repeated message harms nothing.
 */
@Injectable()
export class ResultsQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly leaving = new AbortController();
  private pulling: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly settlements: SettlementService,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const { resultsQueue, s3 } = this.config;
    if (resultsQueue === undefined) return;
    const client = new SQSClient({
      ...(resultsQueue.endpoint === undefined ? {} : { endpoint: resultsQueue.endpoint }),
      ...(s3.credentials === undefined ? {} : { credentials: { ...s3.credentials } }),
      region: s3.region,
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: 1_000,
        requestTimeout: (LONG_POLL_SECONDS + 5) * 1_000,
        throwOnRequestTimeout: true,
      },
    });
    this.pulling = this.pull(client, resultsQueue.url).finally(() => client.destroy());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.leaving.abort();
    await this.pulling;
  }

  private isLeaving(): boolean {
    return this.leaving.signal.aborted;
  }

  private async pull(client: SQSClient, queueUrl: string): Promise<void> {
    const { signal } = this.leaving;
    let failures = 0;
    while (!this.isLeaving()) {
      try {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({
            QueueUrl: queueUrl,
            MaxNumberOfMessages: AT_A_TIME,
            WaitTimeSeconds: LONG_POLL_SECONDS,
          }),
          { abortSignal: signal },
        );
        await this.takeAll(client, queueUrl, Messages);
        failures = 0;
        if (Messages.length < AT_A_TIME) await pause(GATHERING_MS, undefined, { signal });
      } catch (error) {
        if (this.isLeaving()) return;
        if (failures === 0)
          this.log.warn('the queue of results cannot be worked off, trying on', { reason: String(error) });
        const wait = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
        failures += 1;
        await pause(wait, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Deletes each message once the row says what the manifest says; whatever fails before brings it back. */
  private async takeAll(client: SQSClient, queueUrl: string, messages: readonly Message[]): Promise<void> {
    const taken: Message[] = [];
    const works = messages.map(async (message) => {
      await this.take(message);
      taken.push(message);
    });
    try {
      await allDone(works);
    } finally {
      const Entries = taken.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      if (Entries.length > 0)
        await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    }
  }

  private async take({ Body = '', MessageId }: Message): Promise<void> {
    for (const { bucket, key } of this.createdIn(Body, MessageId)) {
      const id = bucket === this.config.s3.bucket ? parseManifestKey(key) : null;
      const isKnown = id !== null && (await this.settlements.settle(id));
      if (!isKnown) this.log.warn('a result of an unknown photo was dropped', { bucket, key });
    }
  }

  private createdIn(body: string, messageId: string | undefined): CreatedObject[] {
    try {
      return createdObjects(body);
    } catch (error) {
      this.log.error('a message in the queue of results is no S3 event and was dropped', {
        messageId,
        reason: String(error),
      });
      return [];
    }
  }
}
