import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';

/** Who has decided what. */
interface Signed {
  readonly accountId: string | null;
  readonly since: Date;
}

/** Which fields editors have decided about. */
@Injectable()
export class OverrideRepository {
  constructor(private readonly database: Database) {}

  async addToFestivals(
    overrides: readonly { readonly festivalId: string; readonly field: string }[],
    signed: Signed,
  ): Promise<void> {
    await this.add(
      'festival',
      overrides.map(({ festivalId, field }) => [festivalId, field]),
      signed,
    );
  }

  async addToEditions(
    overrides: readonly { readonly editionId: string; readonly field: string }[],
    signed: Signed,
  ): Promise<void> {
    await this.add(
      'edition',
      overrides.map(({ editionId, field }) => [editionId, field]),
      signed,
    );
  }

  /** As they were signed, from one festival to another that has none of its own there. */
  async inherit(
    inherited: readonly { readonly from: string; readonly to: string; readonly field: string }[],
  ): Promise<void> {
    for (const { from, to, field } of inherited) {
      await this.database.change(
        `INSERT IGNORE INTO festivals_festival_override (festival_id, field, account_id, since)
          SELECT ?, field, account_id, since FROM festivals_festival_override WHERE festival_id = ? AND field = ?`,
        [to, from, field],
      );
    }
  }

  /**
   * Sources may speak of these fields again. Festivals merged into this one give theirs up too: they would be
   * its own again. Answers how many were held.
   */
  async release(festivalId: string, fields: readonly string[]): Promise<number> {
    return this.database.change(
      `DELETE o FROM festivals_festival_override o JOIN festivals_festival f ON f.id = o.festival_id
        WHERE (f.id = ? OR f.merged_into = ?) AND o.field IN (?)`,
      [festivalId, festivalId, fields],
    );
  }

  /** As {@link release}, of an edition. */
  async releaseEdition(editionId: string, fields: readonly string[]): Promise<number> {
    return this.database.change(
      'DELETE FROM festivals_edition_override WHERE edition_id = ? AND field IN (?)',
      [editionId, fields],
    );
  }

  private async add(of: 'festival' | 'edition', keys: readonly string[][], { accountId, since }: Signed) {
    if (keys.length === 0) return;
    await this.database.change(
      `INSERT INTO festivals_${of}_override (${of}_id, field, account_id, since) VALUES ?
        ON DUPLICATE KEY UPDATE account_id = VALUES(account_id), since = VALUES(since)`,
      [keys.map((key) => [...key, accountId, since])],
    );
  }

  /** The fields of festivals and editions that this editor decided about last. */
  async signedBy(
    accountId: string,
  ): Promise<{ festivalId: string | null; editionId: string | null; field: string; since: Date }[]> {
    return this.database.rows(
      `SELECT festival_id AS festivalId, NULL AS editionId, field, since
         FROM festivals_festival_override WHERE account_id = ?
       UNION ALL
       SELECT NULL, edition_id, field, since FROM festivals_edition_override WHERE account_id = ? ORDER BY since`,
      [accountId, accountId],
    );
  }

  async disown(accountId: string): Promise<void> {
    for (const thing of ['festival', 'edition'])
      await this.database.change(
        `UPDATE festivals_${thing}_override SET account_id = NULL WHERE account_id = ?`,
        [accountId],
      );
  }
}
