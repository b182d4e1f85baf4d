import { Injectable } from '@nestjs/common';
import { In, LessThan, LessThanOrEqual, Not } from 'typeorm';
import { Database } from '../../shared/database/database.js';
import type { Paging } from '../../shared/http/paging.js';
import type { ChangeKind } from '../history/change.rules.js';
import { type Attempt, WebhookDeliveryEntity } from './webhook.entity.js';

export type DeliveryRow = WebhookDeliveryEntity & { readonly kind: ChangeKind };

const FORGOTTEN_AT_A_TIME = 500;

@Injectable()
export class DeliveryRepository {
  constructor(private readonly database: Database) {}

  private get deliveries() {
    return this.database.manager.getRepository(WebhookDeliveryEntity);
  }

  /**
   * Takes deliveries that are due, so that nobody else does before the lease ends. Of a festival's only the first:
   * the next has its turn when that has arrived or been given up.
   */
  async claimDue(now: Date, leasedUntil: Date, limit: number): Promise<WebhookDeliveryEntity[]> {
    // Mostly there is nothing, and to find that out takes no transaction.
    if (!(await this.deliveries.existsBy({ dueAt: LessThanOrEqual(now) }))) return [];
    return this.database.transaction(async () => {
      const due = await this.database.rows<{ id: string }>(
        `SELECT d.id FROM festivals_webhook_delivery d
          WHERE d.due_at <= ? AND NOT EXISTS (
            SELECT 1 FROM festivals_webhook_delivery e WHERE e.webhook_id = d.webhook_id
               AND e.festival_id = d.festival_id AND e.status = 'pending' AND e.seq < d.seq)
          ORDER BY d.due_at, d.seq LIMIT ? FOR UPDATE SKIP LOCKED`,
        [now, limit],
      );
      if (due.length === 0) return [];
      const ids = due.map(({ id }) => id);
      await this.database.change(
        'UPDATE festivals_webhook_delivery SET due_at = ?, tries = tries + 1 WHERE id IN (?)',
        [leasedUntil, ids],
      );
      return this.deliveries.find({ where: { id: In(ids) }, order: { seq: 'ASC' } });
    });
  }

  /** Only for whoever still holds the lease: `tries` is the number it was claimed with. */
  async end(
    { id, tries }: Pick<WebhookDeliveryEntity, 'id' | 'tries'>,
    result: Pick<WebhookDeliveryEntity, 'status' | 'dueAt'> & { attempts: Attempt[] },
  ): Promise<boolean> {
    const { affected } = await this.deliveries.update({ id, tries, status: 'pending' }, result);
    return affected === 1;
  }

  async giveUpAll(webhookId: string): Promise<void> {
    await this.deliveries.update({ webhookId, status: 'pending' }, { status: 'dead', dueAt: null });
  }

  /** Begins anew with all tries. False where the webhook has no such delivery. */
  async redeliver(webhookId: string, id: string, now: Date): Promise<boolean> {
    const { affected } = await this.deliveries.update(
      { webhookId, id },
      { status: 'pending', dueAt: now, tries: 0 },
    );
    return affected === 1;
  }

  /** Newest first, with their number on all pages. */
  async findPage(
    webhookId: string,
    { page, perPage }: Paging,
  ): Promise<{ rows: DeliveryRow[]; total: number }> {
    const total = await this.deliveries.countBy({ webhookId });
    const rows = await this.database.rows<DeliveryRow>(
      `SELECT d.id, d.festival_id AS festivalId, d.status, d.due_at AS dueAt, d.attempts, d.created_at AS createdAt, c.kind
         FROM festivals_webhook_delivery d JOIN festivals_change_entry c ON c.seq = d.seq
        WHERE d.webhook_id = ? ORDER BY d.seq DESC LIMIT ? OFFSET ?`,
      [webhookId, perPage, (page - 1) * perPage],
    );
    return { rows, total };
  }

  /** Of those that are over. */
  async forgetBefore(instant: Date): Promise<void> {
    const old = await this.deliveries.find({
      select: { id: true },
      where: { createdAt: LessThan(instant), status: Not('pending') },
      take: FORGOTTEN_AT_A_TIME,
    });
    if (old.length > 0) await this.deliveries.delete(old.map(({ id }) => id));
  }
}
