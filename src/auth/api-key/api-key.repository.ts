import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { fromJson } from '../../shared/database/json-column.js';
import { ApiKeyEntity } from './api-key.entity.js';
import type { Scope } from './scopes.js';

/** A key that is good, with as much of its owner as a call needs. */
export interface LiveKey {
  readonly id: string;
  readonly ownerId: string;
  readonly personalised: boolean;
  readonly activity: number;
  readonly scopes: readonly Scope[];
  readonly lastUsedAt: Date | null;
}

@Injectable()
export class ApiKeyRepository {
  constructor(private readonly database: Database) {}

  private get keys() {
    return this.database.manager.getRepository(ApiKeyEntity);
  }

  async add(key: ApiKeyEntity): Promise<void> {
    await this.keys.insert(key);
  }

  /** Newest first, those whose time is over too. */
  async ofAccount(accountId: string): Promise<ApiKeyEntity[]> {
    return this.keys.find({ where: { accountId }, order: { id: 'DESC' } });
  }

  async countOf(accountId: string): Promise<number> {
    return this.keys.countBy({ accountId });
  }

  /** Nothing where it is unknown or over, or its owner is suspended. */
  async findLive(hash: Buffer, now: Date): Promise<LiveKey | undefined> {
    const [found] = await this.database.rows<
      Omit<LiveKey, 'personalised' | 'activity' | 'scopes'> & {
        personalised: number;
        activity: unknown;
        scopes: string | Scope[];
      }
    >(
      `SELECT k.id, a.id AS ownerId, a.personalised, COALESCE(d.turn, 0) AS activity, k.scopes,
              k.last_used_at AS lastUsedAt
         FROM auth_api_key k JOIN auth_account a ON a.id = k.account_id
         LEFT JOIN auth_activity d ON d.account_id = a.id
        WHERE k.hash = ? AND k.expires_at > ? AND a.suspended_at IS NULL`,
      [hash, now],
    );
    return (
      found && {
        ...found,
        personalised: found.personalised === 1,
        activity: Number(found.activity),
        scopes: fromJson<Scope[]>(found.scopes),
      }
    );
  }

  async touch(id: string, now: Date): Promise<void> {
    await this.keys.update({ id }, { lastUsedAt: now });
  }

  /** False where the account has no such key. */
  async remove(accountId: string, id: string): Promise<boolean> {
    return (await this.keys.delete({ accountId, id })).affected === 1;
  }

  async removeAllOf(accountId: string): Promise<void> {
    await this.keys.delete({ accountId });
  }
}
