import { Entity, Index } from 'typeorm';
import { InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';

/** A photo whose row is gone and whose objects must follow, however often we are interrupted. */
@Entity('media_removal')
@Index('media_removal_look', ['lookAt'])
export class RemovalEntity {
  @PrimaryIdColumn({ name: 'photo_id' })
  photoId!: string;

  /** Until then an upload or the photo function under way may still write objects of it. */
  @InstantColumn({ name: 'quiet_at' })
  quietAt!: Date;

  @InstantColumn({ name: 'look_at' })
  lookAt!: Date;
}
