import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';

/** Something said of a festival, under the key of its record. */
export interface SaidOfIt {
  readonly id: string;
  readonly key: string;
  readonly name: string | null;
}

/** What a festival is made of, to be taken apart. */
@Injectable()
export class SplitRepository {
  constructor(private readonly database: Database) {}

  /** Anchors too; held until the transaction ends. */
  async lockSaidOf(festivalId: string): Promise<SaidOfIt[]> {
    return this.database.rows<SaidOfIt>(
      `SELECT id, CONCAT(provider, ' ', natural_key) AS \`key\`, JSON_VALUE(identity, '$.name') AS name
         FROM festivals_statement WHERE festival_id = ? ORDER BY id FOR UPDATE`,
      [festivalId],
    );
  }

  /** To the festival that they were once, or to none yet. */
  async moveAway(statementIds: readonly string[], festivalId: string | null): Promise<void> {
    await this.database.change('UPDATE festivals_statement SET festival_id = ? WHERE id IN (?)', [
      festivalId,
      statementIds,
    ]);
  }

  async festivalOf(statementIds: readonly string[]): Promise<string | null> {
    const [found] = await this.database.rows<{ id: string }>(
      'SELECT festival_id AS id FROM festivals_statement WHERE id IN (?) AND festival_id IS NOT NULL LIMIT 1',
      [statementIds],
    );
    return found?.id ?? null;
  }
}
