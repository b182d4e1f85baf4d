import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not } from 'typeorm';
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
  /** The session, or the API key, that the call comes by. */
  readonly sessionId: string;
  /** Whether their signals may shape what they are recommended. */
  readonly personalised: boolean;
  /** Grows with whatever they do that others keep something of; see Activity. */
  readonly activity: number;
  /** Whether an editor or admin may do no more than a visitor until a second factor is set up. */
  readonly needsSecondFactor: boolean;
}

/** A refresh token with its family, locked for the decision about it. */
export interface PresentedToken {
  readonly sessionId: string;
  readonly accountId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  /** Since its first use, by the clock of the database, which all instances share; null while unused. */
  readonly usedMsAgo: number | null;
  readonly successorHash: Buffer | null;
  readonly successorUsed: boolean;
}

/** A session as its owner is shown it. */
export type ListedSession = Pick<
  SessionEntity,
  'id' | 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'userAgent'
>;

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

  async markUsed(hash: Buffer, successorHash: Buffer): Promise<void> {
    await this.database.change(
      `UPDATE auth_refresh_token
          SET used_at = COALESCE(used_at, UTC_TIMESTAMP(6)), successor_hash = ? WHERE hash = ?`,
      [successorHash, hash],
    );
  }

  async touch(sessionId: string, lastUsedAt: Date, expiresAt: Date): Promise<void> {
    await this.database.manager.update(SessionEntity, { id: sessionId }, { lastUsedAt, expiresAt });
  }

  async confirm(sessionId: string, now: Date): Promise<void> {
    await this.database.manager.update(SessionEntity, { id: sessionId }, { confirmedAt: now });
  }

  async isConfirmedSince(sessionId: string, since: Date): Promise<boolean> {
    return this.database.manager.existsBy(SessionEntity, { id: sessionId, confirmedAt: MoreThan(since) });
  }

  async noteFactor(sessionId: string, now: Date): Promise<void> {
    await this.database.manager.update(SessionEntity, { id: sessionId }, { factorShownAt: now });
  }

  async factorShownAt(sessionId: string): Promise<Date | null> {
    const found = await this.database.manager.findOneBy(SessionEntity, { id: sessionId });
    return found?.factorShownAt ?? null;
  }

  async findLive(accountId: string, now: Date): Promise<ListedSession[]> {
    return this.database.manager.find(SessionEntity, {
      select: { id: true, createdAt: true, lastUsedAt: true, expiresAt: true, userAgent: true },
      where: { accountId, endedAt: IsNull(), expiresAt: MoreThan(now) },
      order: { lastUsedAt: 'DESC', id: 'DESC' },
    });
  }

  /** Whether the account has signed in from the network before, as far back as sessions are kept. */
  async beganIn(accountId: string, networkMac: Buffer): Promise<boolean> {
    return this.database.manager.existsBy(SessionEntity, { accountId, networkMac });
  }

  /** False where the account has no such session that still runs. */
  async end(accountId: string, sessionId: string, now: Date): Promise<boolean> {
    const ended = await this.database.change(
      `UPDATE auth_session SET ended_at = ?
        WHERE id = ? AND account_id = ? AND ended_at IS NULL AND expires_at > ?`,
      [now, sessionId, accountId, now],
    );
    return ended > 0;
  }

  /** Answers how many. */
  async endAll(accountId: string, now: Date, but: string | null): Promise<number> {
    return this.database.change(
      'UPDATE auth_session SET ended_at = ? WHERE account_id = ? AND ended_at IS NULL AND NOT id <=> ?',
      [now, accountId, but],
    );
  }

  /** Ends those of the account that were used the longest ago, beyond so many beside the one given. */
  async endBeyond(accountId: string, beside: string, most: number, now: Date): Promise<void> {
    // Found without a lock: an UPDATE that looks for them itself locks out everybody who is signing in.
    const beyond = await this.database.manager.find(SessionEntity, {
      select: { id: true },
      where: { accountId, endedAt: IsNull(), id: Not(beside) },
      order: { lastUsedAt: 'DESC', id: 'DESC' },
      skip: most,
      take: 1_000,
    });
    if (beyond.length === 0) return;
    const ids = beyond.map(({ id }) => id);
    await this.database.manager.update(SessionEntity, { id: In(ids), endedAt: IsNull() }, { endedAt: now });
  }

  /** Removes sessions whose life is over, with their tokens; answers how many. */
  async removeExpired(before: Date, limit: number): Promise<number> {
    return this.database.change('DELETE FROM auth_session WHERE expires_at < ? ORDER BY expires_at LIMIT ?', [
      before,
      limit,
    ]);
  }

  /** Takes no lock, so it tells what was so when a request came in. */
  async isUsed(hash: Buffer): Promise<boolean> {
    return this.database.manager.existsBy(RefreshTokenEntity, { hash, usedAt: Not(IsNull()) });
  }

  /** Locks the family, so that parallel uses of one token are decided one after the other. */
  async lockPresented(hash: Buffer): Promise<PresentedToken | undefined> {
    const [found] = await this.database.rows<
      Omit<PresentedToken, 'usedMsAgo' | 'successorUsed'> & {
        usedMsAgo: string | null;
        successorUsed: number;
      }
    >(
      `SELECT s.id AS sessionId, s.account_id AS accountId, s.created_at AS createdAt, s.expires_at AS expiresAt,
              s.ended_at AS endedAt,
              TIMESTAMPDIFF(MICROSECOND, t.used_at, UTC_TIMESTAMP(6)) / 1000 AS usedMsAgo,
              t.successor_hash AS successorHash, n.used_at IS NOT NULL AS successorUsed
         FROM auth_refresh_token t
         JOIN auth_session s ON s.id = t.session_id
         LEFT JOIN auth_refresh_token n ON n.hash = t.successor_hash
        WHERE t.hash = ? FOR UPDATE`,
      [hash],
    );
    return (
      found && {
        ...found,
        usedMsAgo: found.usedMsAgo === null ? null : Number(found.usedMsAgo),
        successorUsed: found.successorUsed === 1,
      }
    );
  }

  /**
   * By the id of the session, of those that are not over and whose accounts are not suspended.
   * @param secondFactorRequired of editors and admins
   */
  async findLiveAccounts(
    sessionIds: readonly string[],
    now: Date,
    secondFactorRequired: boolean,
  ): Promise<ReadonlyMap<string, CurrentAccount>> {
    const found = await this.database.rows<
      Omit<CurrentAccount, 'personalised' | 'regions' | 'activity' | 'needsSecondFactor'> & {
        personalised: number;
        needsSecondFactor: number;
        regions: string | null;
        activity: unknown;
      }
    >(
      `SELECT a.id, a.role, a.regions, s.id AS sessionId, a.personalised, COALESCE(d.turn, 0) AS activity,
              ? AND a.role <> 'visitor' AND NOT EXISTS (SELECT 1 FROM auth_totp t WHERE t.account_id = a.id)
                AND NOT EXISTS (SELECT 1 FROM auth_passkey p WHERE p.account_id = a.id) AS needsSecondFactor
         FROM auth_session s JOIN auth_account a ON a.id = s.account_id
         LEFT JOIN auth_activity d ON d.account_id = a.id
        WHERE s.id IN (?) AND s.ended_at IS NULL AND s.expires_at > ? AND a.suspended_at IS NULL`,
      [secondFactorRequired, sessionIds, now],
    );
    return new Map(
      found.map((account) => [
        account.sessionId,
        {
          ...account,
          personalised: account.personalised === 1,
          needsSecondFactor: account.needsSecondFactor === 1,
          activity: Number(account.activity),
          regions: account.regions === null ? null : fromJson<string[]>(account.regions),
        },
      ]),
    );
  }

  /** Every session that is still known, oldest first. */
  async historyOf(
    accountId: string,
  ): Promise<
    Pick<
      SessionEntity,
      'createdAt' | 'lastUsedAt' | 'confirmedAt' | 'factorShownAt' | 'expiresAt' | 'endedAt' | 'userAgent'
    >[]
  > {
    return this.database.manager.find(SessionEntity, {
      select: {
        createdAt: true,
        lastUsedAt: true,
        confirmedAt: true,
        factorShownAt: true,
        expiresAt: true,
        endedAt: true,
        userAgent: true,
      },
      where: { accountId },
      order: { createdAt: 'ASC' },
    });
  }
}
