import { Entity } from 'typeorm';
import { PrimaryIdColumn } from '../../shared/database/columns.js';

/** One row a person: the place where parallel calls of one person queue up, so that the quota holds. */
@Entity('media_uploader')
export class UploaderEntity {
  @PrimaryIdColumn({ name: 'owner_id' })
  ownerId!: string;
}
