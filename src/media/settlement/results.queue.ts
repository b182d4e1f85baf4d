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
import type { PhotoEntity } from '../photo.entity.js';
import { SettlementService } from './settlement.service.js';

/** The longest that SQS holds an empty answer back. */
const LONG_POLL_SECONDS = 20;
const AT_A_TIME = 10;
/**
 * After news, so that the first photo is told of at once; the others of its upload become ready one after the
 * other, and their news is cheaper by the handful.
 */
const GATHERING_MS = 2_000;
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
        // oxlint-disable-next-line no-useless-assignment -- read by the next turn, when it fails as well
        failures += 1;
        await pause(wait, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Deletes each message once the row says what the manifest says; whatever fails before brings it back. */
  private async takeAll(client: SQSClient, queueUrl: string, messages: readonly Message[]): Promise<void> {
    const news = messages.map((message) => ({ message, ids: this.photosIn(message) }));
    const photos = await this.settlements.known(news.flatMap(({ ids }) => ids));
    const taken: Message[] = [];
    try {
      await allDone(
        news.map(async ({ message, ids }) => {
          for (const id of ids) await this.take(id, photos.get(id));
          taken.push(message);
        }),
      );
    } finally {
      const Entries = taken.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      if (Entries.length > 0)
        await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    }
  }

  private async take(id: string, photo: PhotoEntity | undefined): Promise<void> {
    if (photo === undefined) this.log.warn('a result of an unknown photo was dropped', { photoId: id });
    else await this.settlements.takeNews(photo);
  }

  private photosIn({ Body = '', MessageId }: Message): string[] {
    return this.createdIn(Body, MessageId).flatMap(({ bucket, key }) => {
      const id = bucket === this.config.s3.bucket ? parseManifestKey(key) : null;
      if (id !== null) return [id];
      this.log.warn('a message of no manifest of ours was dropped', { bucket, key });
      return [];
    });
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
