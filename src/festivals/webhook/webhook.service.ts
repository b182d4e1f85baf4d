import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, differences } from '../../audit/index.js';
import { Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { Database } from '../../shared/database/database.js';
import type { Page, Paging } from '../../shared/http/paging.js';
import { newId } from '../../shared/ids.js';
import { OutboundRefusal } from '../../shared/outbound/outbound.refusal.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { CHANGE_KINDS } from '../history/change.rules.js';
import { DeliveryRepository } from './delivery.repository.js';
import type { WebhookEntity } from './webhook.entity.js';
import { webhookProblems } from './webhook.problems.js';
import { WebhookRepository } from './webhook.repository.js';
import type {
  DeliveryView,
  NewWebhookView,
  WebhookBody,
  WebhookChangeBody,
  WebhookView,
} from './webhook.schemas.js';
import { WebhookSecrets } from './webhook.secrets.js';
import { checkWebhookTarget } from './webhook.target.js';
import { deliveryViewOf, webhookViewOf } from './webhook.views.js';

/** Who is told of changes, and what became of it. */
@Injectable()
export class WebhookService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly webhooks: WebhookRepository,
    private readonly deliveries: DeliveryRepository,
    private readonly secrets: WebhookSecrets,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid-input for an address that may not be called */
  async create({ url, kinds = [...CHANGE_KINDS] }: WebhookBody): Promise<NewWebhookView> {
    this.checkTarget(url);
    const id = newId();
    const { shown, sealed } = this.secrets.create();
    await this.database.transaction(async () => {
      await this.webhooks.add({
        id,
        url,
        kinds,
        secret: sealed,
        enabled: true,
        failingSince: null,
        createdAt: this.clock.now(),
      });
      await this.audit.record({
        action: 'webhook.added',
        subject: subjectOf(id),
        after: told({ url, kinds }),
      });
    });
    return { ...webhookViewOf(await this.existing(id)), secret: shown };
  }

  async page(paging: Paging): Promise<Page<WebhookView>> {
    const [webhooks, total] = await this.webhooks.findPage(paging);
    return { items: webhooks.map(webhookViewOf), ...paging, total };
  }

  /** @throws DomainError webhook-not-found */
  async view(id: string): Promise<WebhookView> {
    return webhookViewOf(await this.existing(id));
  }

  /** @throws DomainError webhook-not-found, precondition-failed with the present view, invalid-input */
  async change(id: string, version: number, change: WebhookChangeBody): Promise<WebhookView> {
    if (change.url !== undefined) this.checkTarget(change.url);
    await this.database.transaction(async () => {
      const before = await this.lockUnchanged(id, version);
      const { url, kinds, enabled } = change;
      await this.webhooks.update(id, {
        ...(url === undefined ? {} : { url }),
        ...(kinds === undefined ? {} : { kinds }),
        ...(enabled === undefined ? {} : { enabled, failingSince: null }),
      });
      if (enabled === false) await this.deliveries.giveUpAll(id);
      await this.audit.record({
        action: 'webhook.changed',
        subject: subjectOf(id),
        ...differences(told(before), told(change), ['host', 'kinds', 'enabled']),
      });
    });
    return this.view(id);
  }

  /** With all its deliveries. @throws DomainError webhook-not-found, precondition-failed with the present view */
  async remove(id: string, version: number): Promise<void> {
    await this.database.transaction(async () => {
      const before = await this.lockUnchanged(id, version);
      await this.webhooks.remove(id);
      await this.audit.record({ action: 'webhook.removed', subject: subjectOf(id), before: told(before) });
    });
  }

  /** @throws DomainError webhook-not-found */
  async deliveriesOf(id: string, paging: Paging): Promise<Page<DeliveryView>> {
    await this.existing(id);
    const { rows, total } = await this.deliveries.findPage(id, paging);
    return { items: rows.map(deliveryViewOf), ...paging, total };
  }

  /** @throws DomainError delivery-not-found */
  async redeliver(id: string, deliveryId: string): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.deliveries.redeliver(id, deliveryId, this.clock.now())))
        throw new DomainError(webhookProblems.deliveryNotFound);
      await this.audit.record({
        action: 'webhook.redelivered',
        subject: subjectOf(id),
        after: { deliveryId },
      });
    });
  }

  private checkTarget(url: string): void {
    try {
      checkWebhookTarget(url, this.config);
    } catch (error) {
      if (!(error instanceof OutboundRefusal)) throw error;
      throw new DomainError(kernelProblems.invalidInput, {
        errors: [
          {
            pointer: '/url',
            detail: {
              ko: '공개 인터넷의 https:// 주소여야 합니다.',
              en: 'Must be an https:// address on the public internet.',
            },
          },
        ],
      });
    }
  }

  private async existing(id: string): Promise<WebhookEntity> {
    const found = await this.webhooks.find(id);
    if (found === null) throw new DomainError(webhookProblems.webhookNotFound);
    return found;
  }

  private async lockUnchanged(id: string, version: number): Promise<WebhookEntity> {
    const found = await this.webhooks.lock(id);
    if (found === null) throw new DomainError(webhookProblems.webhookNotFound);
    if (found.version !== version)
      throw new DomainError(kernelProblems.preconditionFailed, {
        members: { current: webhookViewOf(found) },
      });
    return found;
  }
}

function subjectOf(id: string) {
  return { kind: 'webhook', id };
}

/** What the audit log is told: of the address the host alone, since a path may be a secret. */
function told({ url, kinds, enabled }: Partial<Pick<WebhookEntity, 'url' | 'kinds' | 'enabled'>>) {
  return {
    ...(url === undefined ? {} : { host: new URL(url).host }),
    ...(kinds === undefined ? {} : { kinds }),
    ...(enabled === undefined ? {} : { enabled }),
  };
}
