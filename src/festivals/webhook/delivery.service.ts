import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { Database } from '../../shared/database/database.js';
import { Log } from '../../shared/log/log.js';
import { OutboundClient } from '../../shared/outbound/outbound.client.js';
import { OutboundRefusal } from '../../shared/outbound/outbound.refusal.js';
import { HistoryRepository } from '../history/history.repository.js';
import { changeViewOf } from '../history/history.views.js';
import { DeliveryRepository } from './delivery.repository.js';
import type { Attempt, WebhookDeliveryEntity, WebhookEntity } from './webhook.entity.js';
import { WebhookRepository } from './webhook.repository.js';
import { hasFailedThroughout, MOST_TRIES, pauseAfterFailure, signedHeaders } from './webhook.rules.js';
import { WebhookSecrets } from './webhook.secrets.js';
import { webhookSchemes } from './webhook.target.js';

const TIMEOUT_MS = 10_000;
/** Longer than a try can take, so that only the deliveries of a dead process come free. */
const LEASE_MS = 60_000;
const AT_A_TIME = 10;
const ATTEMPTS_REMEMBERED = 20;
const REMEMBERED_MS = 30 * 86_400_000;
const GONE = 410;

interface Message {
  readonly webhook: WebhookEntity;
  readonly secret: Buffer;
  readonly body: string;
}

/** Brings changes to webhooks, at least once each; any number of instances may. */
@Injectable()
export class DeliveryService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly deliveries: DeliveryRepository,
    private readonly webhooks: WebhookRepository,
    private readonly history: HistoryRepository,
    private readonly secrets: WebhookSecrets,
    private readonly outbound: OutboundClient,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** One round: everything that is due, and what becomes due by it. */
  async deliverDue(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const claimed = await this.deliveries.claimDue(now, later(now, LEASE_MS), AT_A_TIME);
      if (claimed.length === 0) return;
      const ended = await Promise.allSettled(claimed.map((delivery) => this.deliver(delivery)));
      for (const one of ended) if (one.status === 'rejected') throw one.reason;
    }
  }

  async forgetOld(): Promise<void> {
    await this.deliveries.forgetBefore(later(this.clock.now(), -REMEMBERED_MS));
  }

  private async deliver(delivery: WebhookDeliveryEntity): Promise<void> {
    const webhook = await this.webhooks.find(delivery.webhookId);
    if (webhook === null) return;
    const message = await this.messageOf(delivery, webhook);
    const attempt =
      typeof message === 'string' ? this.unsent(message) : await this.attempt(delivery, message);
    await this.note(delivery, webhook, attempt, typeof message === 'string');
  }

  /** Or why there is nothing that could be sent, now or later. */
  private async messageOf({ seq }: WebhookDeliveryEntity, webhook: WebhookEntity): Promise<Message | string> {
    const secret = this.secrets.open(webhook.secret);
    if (secret === null) return 'secret-unreadable';
    const change = await this.history.findBySeq(seq);
    // What has been hidden meanwhile is told by its withdrawal, and by nothing else.
    if (change === null || (change.name === null && change.kind !== 'withdrawn')) return 'no-longer-public';
    const data = changeViewOf(change);
    const body = JSON.stringify({ type: `festival.${data.kind}`, timestamp: data.changedAt, data });
    return { webhook, secret, body };
  }

  private unsent(failure: string): Attempt {
    return { at: this.clock.now().toISOString(), durationMs: 0, responseStatus: null, failure };
  }

  private async attempt({ id }: WebhookDeliveryEntity, { webhook, secret, body }: Message): Promise<Attempt> {
    const now = this.clock.now();
    const begun = performance.now();
    const ended = (responseStatus: number | null, failure: string | null): Attempt => ({
      at: now.toISOString(),
      durationMs: Math.round(performance.now() - begun),
      responseStatus,
      failure,
    });
    try {
      const { status } = await this.outbound.send(webhook.url, {
        method: 'POST',
        headers: signedHeaders(secret, { id, now, body }),
        body,
        schemes: webhookSchemes(webhook.url, this.config),
        timeoutMs: TIMEOUT_MS,
        maxBytes: 0,
        maxRedirects: 0,
      });
      return ended(status, status >= 200 && status < 300 ? null : 'status');
    } catch (error) {
      if (!(error instanceof OutboundRefusal)) throw error;
      return ended(null, error.reason);
    }
  }

  private async note(
    delivery: WebhookDeliveryEntity,
    webhook: WebhookEntity,
    attempt: Attempt,
    isHopeless: boolean,
  ): Promise<void> {
    const attempts = [...delivery.attempts, attempt].slice(-ATTEMPTS_REMEMBERED);
    if (attempt.failure === null) {
      await this.deliveries.end(delivery, { status: 'delivered', dueAt: null, attempts });
      return this.webhooks.noteSuccess(webhook.id);
    }
    const isOver = isHopeless || delivery.tries >= MOST_TRIES;
    const pause = pauseAfterFailure(delivery.tries, Math.random());
    await this.deliveries.end(delivery, {
      status: isOver ? 'dead' : 'pending',
      dueAt: isOver ? null : later(this.clock.now(), pause),
      attempts,
    });
    if (isHopeless) return;
    await this.webhooks.noteFailure(webhook.id, new Date(attempt.at));
    if (isOver || attempt.responseStatus === GONE) await this.disableIfGone(webhook.id, attempts);
  }

  private async disableIfGone(id: string, attempts: readonly Attempt[]): Promise<void> {
    await this.database.transaction(async () => {
      const webhook = await this.webhooks.lock(id);
      if (webhook?.enabled !== true) return;
      const saysSo = attempts.at(-1)?.responseStatus === GONE;
      if (!saysSo && !hasFailedThroughout(attempts, webhook.failingSince)) return;
      await this.webhooks.update(id, { enabled: false });
      await this.deliveries.giveUpAll(id);
      this.log.warn('a webhook takes nothing any more and was disabled', { webhookId: id });
    });
  }
}

function later(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}
