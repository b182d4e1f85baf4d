import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PrimaryIdColumn } from '../shared/database/columns.js';
import { FestivalEntity } from './festival.entity.js';

@Entity('festivals_tag')
@Index('festivals_tag_tag', ['tag'])
export class TagEntity {
  @ForeignKey(() => FestivalEntity, { onDelete: 'CASCADE', name: 'festivals_tag_of_festival' })
  @PrimaryIdColumn({ name: 'festival_id' })
  festivalId!: string;

  @PrimaryColumn({ type: 'varchar', length: 40, collation: 'utf8mb4_nopad_bin' })
  tag!: string;

  /** From 0, in the order the editor gave. */
  @Column({ type: 'smallint', unsigned: true })
  position!: number;
}
