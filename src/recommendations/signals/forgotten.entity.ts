import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';
import { FORGETTABLE_KINDS, type ForgettableKind } from './signal.weight.rules.js';

/** A bookmark or review that stays, but whose person wants it to tell nothing of their taste; a newer one tells again. */
@Entity('recommendations_forgotten')
export class ForgottenEntity {
  @PrimaryIdColumn()
  person!: string;

  @PrimaryIdColumn({ name: 'festival_id' })
  festivalId!: string;

  @PrimaryColumn({ type: 'enum', enum: FORGETTABLE_KINDS })
  kind!: ForgettableKind;

  @InstantColumn()
  at!: Date;
}
