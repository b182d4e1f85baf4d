import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PrimaryIdColumn } from '../../../shared/database/columns.js';
import { FestivalEntity } from '../../festival.entity.js';

/** A name by which a festival of the catalogue is recognised; see `nameKey`. */
@Entity('festivals_name_key')
@Index('festivals_name_key_key', ['nameKey'])
export class NameKeyEntity {
  @ForeignKey(() => FestivalEntity, { onDelete: 'CASCADE', name: 'festivals_name_key_of_festival' })
  @PrimaryIdColumn({ name: 'festival_id' })
  festivalId!: string;

  @PrimaryColumn({ type: 'varchar', length: 200, name: 'name_key', collation: 'utf8mb4_bin' })
  nameKey!: string;

  /** The version of the festival whose names these are; an older one is out of date. */
  @Column({ type: 'int', unsigned: true, name: 'festival_version' })
  festivalVersion!: number;
}
