import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PrimaryIdColumn } from '../../../shared/database/columns.js';
import { ImportEntity } from '../import.entity.js';
import { STATEMENT_ID, StatementEntity } from './statement.entity.js';

/** That an import said something; it counts once the import is applied. */
@Entity('festivals_attribution')
@Index('festivals_attribution_statement', ['statementId'])
export class AttributionEntity {
  @ForeignKey(() => ImportEntity, { onDelete: 'CASCADE', name: 'festivals_attribution_of_import' })
  @PrimaryIdColumn({ name: 'import_id' })
  importId!: string;

  @ForeignKey(() => StatementEntity, { onDelete: 'CASCADE', name: 'festivals_attribution_of_statement' })
  @PrimaryColumn({ ...STATEMENT_ID, name: 'statement_id' })
  statementId!: string;

  @Column({ type: 'boolean' })
  applied!: boolean;
}
