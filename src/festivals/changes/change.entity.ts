import { Column, Entity, Index } from 'typeorm';
import { PrimaryIdColumn } from '../../shared/database/columns.js';

/** When a festival was last written, in turns; it stays when the festival is erased, to tell of that. */
@Entity('festivals_change')
@Index('festivals_change_turn_of', ['turn'])
export class ChangeEntity {
  @PrimaryIdColumn({ name: 'festival_id' })
  festivalId!: string;

  @Column({ type: 'bigint', unsigned: true })
  turn!: string;
}
