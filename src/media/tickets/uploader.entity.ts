import { Column, Entity } from 'typeorm';
import type { Day } from '../../shared/clock.js';
import { PrimaryIdColumn } from '../../shared/database/columns.js';

/** One row a person: the place where parallel calls of one person queue up, so that the quotas hold. */
@Entity('media_uploader')
export class UploaderEntity {
  @PrimaryIdColumn({ name: 'owner_id' })
  ownerId!: string;

  /** The day in Korea that `grantedBytes` are of. */
  @Column({ type: 'date', nullable: true, name: 'granted_on' })
  grantedOn!: Day | null;

  /** Of all new photos that the person got tickets for on that day. */
  @Column({ type: 'bigint', unsigned: true, default: 0, name: 'granted_bytes' })
  grantedBytes!: string;
}
