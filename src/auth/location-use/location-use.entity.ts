import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';

/** `photo`: the rough place of a photo was kept; the others: an answer was made for where somebody is. */
const LOCATION_PURPOSES = ['photo', 'recommendations', 'trip'] as const;
export type LocationPurpose = (typeof LOCATION_PURPOSES)[number];

/** That a place of somebody was used, when and for what; never which. */
@Entity('auth_location_use')
@Index('auth_location_use_account', ['accountId', 'id'])
@Index('auth_location_use_at', ['usedAt'])
export class LocationUseEntity {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_location_use_of_account' })
  @IdColumn({ name: 'account_id' })
  accountId!: string;

  @Column({ type: 'enum', enum: LOCATION_PURPOSES })
  purpose!: LocationPurpose;

  @InstantColumn({ name: 'used_at' })
  usedAt!: Date;
}
