import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import type { InvitationEntity } from './invitation.entity.js';

const COLUMNS =
  'id, inviter, code_hash AS codeHash, accepted_by AS acceptedBy, created_at AS createdAt, expires_at AS expiresAt';

@Injectable()
export class InvitationRepository {
  constructor(private readonly database: Database) {}

  /** Those that nobody has accepted yet, oldest first. */
  async openOf(inviter: string, now: Date): Promise<InvitationEntity[]> {
    return this.database.rows<InvitationEntity>(
      `SELECT ${COLUMNS} FROM recommendations_invitation
        WHERE inviter = ? AND expires_at > ? AND accepted_by IS NULL ORDER BY created_at, id`,
      [inviter, now],
    );
  }

  async findValid(codeHash: Buffer, now: Date): Promise<InvitationEntity | undefined> {
    const [found] = await this.database.rows<InvitationEntity>(
      `SELECT ${COLUMNS} FROM recommendations_invitation WHERE code_hash = ? AND expires_at > ?`,
      [codeHash, now],
    );
    return found;
  }

  async add({ id, inviter, codeHash, createdAt, expiresAt }: Omit<InvitationEntity, 'acceptedBy'>) {
    await this.database.change(
      `INSERT INTO recommendations_invitation (id, inviter, code_hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?)`,
      [id, inviter, codeHash, createdAt, expiresAt],
    );
  }

  /** False where somebody was faster. */
  async take(id: string, accepter: string): Promise<boolean> {
    const taken = await this.database.change(
      'UPDATE recommendations_invitation SET accepted_by = ? WHERE id = ? AND accepted_by IS NULL',
      [accepter, id],
    );
    return taken > 0;
  }

  async remove(id: string, inviter: string): Promise<void> {
    await this.database.change('DELETE FROM recommendations_invitation WHERE id = ? AND inviter = ?', [
      id,
      inviter,
    ]);
  }

  async removeExpired(inviter: string, now: Date): Promise<void> {
    await this.database.change(
      'DELETE FROM recommendations_invitation WHERE inviter = ? AND expires_at <= ?',
      [inviter, now],
    );
  }

  /** Also those that are over. */
  async allOf(inviter: string): Promise<InvitationEntity[]> {
    return this.database.rows<InvitationEntity>(
      `SELECT ${COLUMNS} FROM recommendations_invitation WHERE inviter = ? ORDER BY created_at, id`,
      [inviter],
    );
  }

  /** Those that the person made and those that they accepted. */
  async removeAll(person: string): Promise<void> {
    await this.database.change('DELETE FROM recommendations_invitation WHERE inviter = ?', [person]);
    await this.database.change('DELETE FROM recommendations_invitation WHERE accepted_by = ?', [person]);
  }
}
