import { Column, Entity, ForeignKey } from 'typeorm';
import { PrimaryIdColumn } from '../../shared/database/columns.js';
import { AccountEntity } from '../account.entity.js';

/** How often an account did something. */
@Entity('auth_activity')
export class ActivityEntity {
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE', name: 'auth_activity_of_account' })
  @PrimaryIdColumn({ name: 'account_id' })
  accountId!: string;

  @Column({ type: 'int', unsigned: true })
  turn!: number;
}
