import { Entity, ForeignKey, Index } from 'typeorm';
import { InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { FestivalEntity } from '../festival.entity.js';

@Entity('festivals_bookmark')
@Index('festivals_bookmark_newest', ['accountId', 'createdAt'])
@Index('festivals_bookmark_festival', ['festivalId'])
export class BookmarkEntity {
  @PrimaryIdColumn({ name: 'account_id' })
  accountId!: string;

  @ForeignKey(() => FestivalEntity, { onDelete: 'CASCADE', name: 'festivals_bookmark_of_festival' })
  @PrimaryIdColumn({ name: 'festival_id' })
  festivalId!: string;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;
}
