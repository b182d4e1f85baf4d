import { Entity, Index } from 'typeorm';
import { InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';

/** A photo whose place is gone from its row and must go from the store, however often we are interrupted. */
@Entity('media_place_removal')
@Index('media_place_removal_look', ['lookAt'])
export class PlaceRemovalEntity {
  @PrimaryIdColumn({ name: 'photo_id' })
  photoId!: string;

  @InstantColumn({ name: 'look_at' })
  lookAt!: Date;
}
