import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { LocationUseEntity } from './location-use.entity.js';

@Injectable()
export class LocationUseRepository {
  constructor(private readonly database: Database) {}

  /**
   * In one statement, which holds the decision that it reads until the transaction ends: a withdrawal comes wholly
   * before it or wholly after it.
   * @returns false where the newest decision is not an agreement to this version of the text
   */
  async addIfAgreed(
    { id, accountId, purpose, usedAt }: LocationUseEntity,
    version: string,
  ): Promise<boolean> {
    const added = await this.database.change(
      `INSERT INTO auth_location_use (id, account_id, purpose, used_at)
       SELECT ?, newest.account_id, ?, ?
         FROM (SELECT account_id, granted, version FROM auth_consent
                WHERE account_id = ? AND kind = 'location' ORDER BY id DESC LIMIT 1) newest
        WHERE newest.granted = 1 AND newest.version = ?`,
      [id, purpose, usedAt, accountId, version],
    );
    return added === 1;
  }

  /** Oldest first. */
  async historyOf(accountId: string): Promise<LocationUseEntity[]> {
    return this.database.manager.find(LocationUseEntity, { where: { accountId }, order: { id: 'ASC' } });
  }

  async removeAllOf(accountId: string): Promise<void> {
    await this.database.manager.delete(LocationUseEntity, { accountId });
  }

  /** Up to `limit` of those from before; answers how many. */
  async removeBefore(instant: Date, limit: number): Promise<number> {
    return this.database.change('DELETE FROM auth_location_use WHERE used_at < ? ORDER BY used_at LIMIT ?', [
      instant,
      limit,
    ]);
  }
}
