import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../../shared/database/columns.js';

/** An offer to be companions, for whoever first shows its code; only the code's SHA-256 is kept. */
@Entity('recommendations_invitation')
@Index('recommendations_invitation_person', ['acceptedBy'])
@Index('recommendations_invitation_code', ['codeHash'], { unique: true })
@Index('recommendations_invitation_inviter', ['inviter', 'expiresAt'])
export class InvitationEntity {
  @PrimaryIdColumn()
  id!: string;

  @IdColumn()
  inviter!: string;

  @Column({ type: 'binary', length: 32, name: 'code_hash' })
  codeHash!: Buffer;

  /** Kept until it would have expired, so that an answer that was lost can be asked for again. */
  @IdColumn({ name: 'accepted_by', nullable: true })
  acceptedBy!: string | null;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;

  @InstantColumn({ name: 'expires_at' })
  expiresAt!: Date;
}
