import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import type { Paging } from '../../shared/http/paging.js';
import type { SealedRows } from '../../shared/resealing.js';
import { WebhookEntity } from './webhook.entity.js';

@Injectable()
export class WebhookRepository implements SealedRows {
  constructor(private readonly database: Database) {}

  private get webhooks() {
    return this.database.manager.getRepository(WebhookEntity);
  }

  async add(webhook: Omit<WebhookEntity, 'version'>): Promise<void> {
    await this.webhooks.insert(webhook);
  }

  async find(id: string): Promise<WebhookEntity | null> {
    return this.webhooks.findOneBy({ id });
  }

  /** Locked until the transaction ends. */
  async lock(id: string): Promise<WebhookEntity | null> {
    return this.webhooks.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Newest first, with their number on all pages. */
  async findPage({ page, perPage }: Paging): Promise<[WebhookEntity[], number]> {
    return this.webhooks.findAndCount({
      order: { createdAt: 'DESC', id: 'DESC' },
      skip: (page - 1) * perPage,
      take: perPage,
    });
  }

  async update(
    id: string,
    change: Partial<Pick<WebhookEntity, 'url' | 'kinds' | 'enabled' | 'failingSince'>>,
  ): Promise<void> {
    await this.webhooks.update({ id }, { ...change, version: () => 'version + 1' });
  }

  async allSealed(): Promise<{ id: string; secret: Buffer }[]> {
    return this.webhooks.find({ select: { id: true, secret: true } });
  }

  /** No new version: nothing changes for who has read it. */
  async replaceSealed({ id, secret }: { id: string; secret: Buffer }, anew: Buffer): Promise<void> {
    await this.database.change('UPDATE festivals_webhook SET secret = ? WHERE id = ? AND secret = ?', [
      anew,
      id,
      secret,
    ]);
  }

  async remove(id: string): Promise<void> {
    await this.webhooks.delete({ id });
  }

  async noteSuccess(id: string): Promise<void> {
    await this.database.change(
      'UPDATE festivals_webhook SET failing_since = NULL WHERE id = ? AND failing_since IS NOT NULL',
      [id],
    );
  }

  async noteFailure(id: string, at: Date): Promise<void> {
    await this.database.change(
      'UPDATE festivals_webhook SET failing_since = ? WHERE id = ? AND failing_since IS NULL',
      [at, id],
    );
  }
}
