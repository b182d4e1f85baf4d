import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { STATEMENT_ID, StatementEntity } from './statement.entity.js';

/** By what a statement is found when others are matched with it; a hash of the key, 48 bits of it. */
@Entity('festivals_block_key')
@Index('festivals_block_key_statement', ['statementId'])
export class BlockKeyEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, name: 'block_key' })
  blockKey!: string;

  @ForeignKey(() => StatementEntity, { onDelete: 'CASCADE', name: 'festivals_block_key_of_statement' })
  @PrimaryColumn({ ...STATEMENT_ID, name: 'statement_id' })
  statementId!: string;
}
