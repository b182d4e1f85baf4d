import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { ChangeEntryEntity } from '../history/change.entity.js';
import type { ChangeKind } from '../history/change.rules.js';

/** An address of somebody else's that is told of changes. */
@Entity('festivals_webhook')
export class WebhookEntity {
  @PrimaryIdColumn()
  id!: string;

  @Column({ type: 'varchar', length: 500 })
  url!: string;

  @Column({ type: 'json' })
  kinds!: ChangeKind[];

  /** Sealed, see {@link WebhookSecrets}. */
  @Column({ type: 'varbinary', length: 200 })
  secret!: Buffer;

  @Column({ type: 'boolean' })
  enabled!: boolean;

  /** The first failure since the last success. */
  @InstantColumn({ name: 'failing_since', nullable: true })
  failingSince!: Date | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;
}

export const DELIVERY_STATUSES = ['pending', 'delivered', 'dead'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One try to deliver, and how it ended. */
export interface Attempt {
  readonly at: string;
  readonly durationMs: number;
  /** Null where there was no answer. */
  readonly responseStatus: number | null;
  /** Why it counts as failed; null where it does not. */
  readonly failure: string | null;
}

/** One change on its way to one webhook: the outbox, the queue and the log in one row. */
@Entity('festivals_webhook_delivery')
@Index('festivals_webhook_delivery_once', ['webhookId', 'seq'], { unique: true })
@Index('festivals_webhook_delivery_due', ['dueAt'])
@Index('festivals_webhook_delivery_turn', ['webhookId', 'festivalId', 'status', 'seq'])
@Index('festivals_webhook_delivery_change', ['seq'])
@Index('festivals_webhook_delivery_created', ['createdAt'])
export class WebhookDeliveryEntity {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey(() => WebhookEntity, { onDelete: 'CASCADE', name: 'festivals_webhook_delivery_of_webhook' })
  @IdColumn({ name: 'webhook_id' })
  webhookId!: string;

  @ForeignKey(() => ChangeEntryEntity, { onDelete: 'CASCADE', name: 'festivals_webhook_delivery_of_change' })
  @Column({ type: 'bigint', unsigned: true })
  seq!: string;

  @IdColumn({ name: 'festival_id' })
  festivalId!: string;

  @Column({ type: 'enum', enum: DELIVERY_STATUSES })
  status!: DeliveryStatus;

  /** When to try next; while somebody is at it, when to give that one up. Null once it is over. */
  @InstantColumn({ name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @Column({ type: 'tinyint', unsigned: true, default: 0 })
  tries!: number;

  @Column({ type: 'json' })
  attempts!: Attempt[];

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;
}
