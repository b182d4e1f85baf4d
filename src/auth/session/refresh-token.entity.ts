import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn } from '../../shared/database/columns.js';
import { SessionEntity } from './session.entity.js';

/** One refresh token of a family; only its SHA-256 is kept. */
@Entity('auth_refresh_token')
@Index('auth_refresh_token_session', ['sessionId'])
export class RefreshTokenEntity {
  @PrimaryColumn({ type: 'binary', length: 32 })
  hash!: Buffer;

  @ForeignKey(() => SessionEntity, { onDelete: 'CASCADE', name: 'auth_refresh_token_of_session' })
  @IdColumn({ name: 'session_id' })
  sessionId!: string;

  @InstantColumn({ name: 'issued_at' })
  issuedAt!: Date;

  @InstantColumn({ name: 'used_at', nullable: true })
  usedAt!: Date | null;

  @Column({ type: 'binary', length: 32, nullable: true, name: 'successor_hash' })
  successorHash!: Buffer | null;
}
