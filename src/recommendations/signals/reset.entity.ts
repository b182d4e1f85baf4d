import { Entity } from 'typeorm';
import { InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';

/** When a person last made a fresh start: bookmarks and reviews from before tell nothing of their taste any more. */
@Entity('recommendations_reset')
export class ResetEntity {
  @PrimaryIdColumn()
  person!: string;

  @InstantColumn()
  at!: Date;
}
