import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { fromJson } from '../../shared/database/json-column.js';
import type { Role } from '../account.entity.js';
import { RefreshTokenEntity } from './refresh-token.entity.js';
import { SessionEntity } from './session.entity.js';

/** Who is calling, as the guard found out. */
export interface CurrentAccount {
  readonly id: string;
  readonly role: Role;
  /** Legal codes of the regions that an editor is bound to; null where they are bound to none. */
  readonly regions: readonly string[] | null;
  readonly sessionId: string;
  /** Whether their signals may shape what they are recommended. */
  readonly personalised: boolean;
}

/** A refresh token with its family, locked for the decision about it. */
export interface PresentedToken {
  readonly sessionId: string;
  readonly accountId: string;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly usedAt: Date | null;
  readonly successorHash: Buffer | null;
  readonly successorUsedAt: Date | null;
}

@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  async add(session: SessionEntity): Promise<void> {
    await this.database.manager.insert(SessionEntity, session);
  }

  async addToken(hash: Buffer, sessionId: string, issuedAt: Date): Promise<void> {
    await this.database.manager.insert(RefreshTokenEntity, {
      hash,
      sessionId,
      issuedAt,
      usedAt: null,
      successorHash: null,
    });
  }

  async removeToken(hash: Buffer): Promise<void> {
    await this.database.manager.delete(RefreshTokenEntity, { hash });
  }

  async markUsed(hash: Buffer, usedAt: Date, successorHash: Buffer): Promise<void> {
    await this.database.manager.update(RefreshTokenEntity, { hash }, { usedAt, successorHash });
  }

  async end(sessionId: string, endedAt: Date): Promise<void> {
    await this.database.change('UPDATE auth_session SET ended_at = ? WHERE id = ? AND ended_at IS NULL', [
      endedAt,
      sessionId,
    ]);
  }

  async endAllOf(accountId: string, endedAt: Date): Promise<void> {
    await this.database.change(
      'UPDATE auth_session SET ended_at = ? WHERE account_id = ? AND ended_at IS NULL',
      [endedAt, accountId],
    );
  }

  /** Locks the family, so that parallel uses of one token are decided one after the other. */
  async lockPresented(hash: Buffer): Promise<PresentedToken | undefined> {
    const [found] = await this.database.rows<PresentedToken>(
      `SELECT s.id AS sessionId, s.account_id AS accountId, s.expires_at AS expiresAt, s.ended_at AS endedAt,
              t.used_at AS usedAt, t.successor_hash AS successorHash, n.used_at AS successorUsedAt
         FROM auth_refresh_token t
         JOIN auth_session s ON s.id = t.session_id
         LEFT JOIN auth_refresh_token n ON n.hash = t.successor_hash
        WHERE t.hash = ? FOR UPDATE`,
      [hash],
    );
    return found;
  }

  async findLiveAccount(
    sessionId: string,
    accountId: string,
    now: Date,
  ): Promise<CurrentAccount | undefined> {
    const [found] = await this.database.rows<
      Omit<CurrentAccount, 'personalised' | 'regions'> & { personalised: number; regions: string | null }
    >(
      `SELECT a.id, a.role, a.regions, s.id AS sessionId, a.personalised
         FROM auth_session s JOIN auth_account a ON a.id = s.account_id
        WHERE s.id = ? AND a.id = ? AND s.ended_at IS NULL AND s.expires_at > ? AND a.suspended_at IS NULL`,
      [sessionId, accountId, now],
    );
    return (
      found && {
        ...found,
        personalised: found.personalised === 1,
        regions: found.regions === null ? null : fromJson<string[]>(found.regions),
      }
    );
  }
}
