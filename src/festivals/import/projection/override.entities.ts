import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../../shared/database/columns.js';
import { EditionEntity } from '../../edition/edition.entity.js';
import { FestivalEntity } from '../../festival.entity.js';

const FIELD = { type: 'varchar', length: 30, charset: 'ascii', collation: 'ascii_bin' } as const;

/** A field that an editor has decided about: sources say nothing of it until it is released. */
@Entity('festivals_festival_override')
@Index('festivals_festival_override_person', ['accountId'])
export class FestivalOverrideEntity {
  @ForeignKey(() => FestivalEntity, { onDelete: 'CASCADE', name: 'festivals_festival_override_of_festival' })
  @PrimaryIdColumn({ name: 'festival_id' })
  festivalId!: string;

  @PrimaryColumn(FIELD)
  field!: string;

  /** Null where nobody signed for it, as of the sample. */
  @IdColumn({ name: 'account_id', nullable: true })
  accountId!: string | null;

  @InstantColumn()
  since!: Date;
}

@Entity('festivals_edition_override')
@Index('festivals_edition_override_person', ['accountId'])
export class EditionOverrideEntity {
  @ForeignKey(() => EditionEntity, { onDelete: 'CASCADE', name: 'festivals_edition_override_of_edition' })
  @PrimaryIdColumn({ name: 'edition_id' })
  editionId!: string;

  @PrimaryColumn(FIELD)
  field!: string;

  @IdColumn({ name: 'account_id', nullable: true })
  accountId!: string | null;

  @InstantColumn()
  since!: Date;
}
