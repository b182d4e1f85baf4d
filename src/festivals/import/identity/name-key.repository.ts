import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { nameKey } from './festival-name.rules.js';

const BATCH = 1_000;

/** The names of the whole catalogue in the form in which they are compared. */
@Injectable()
export class NameKeyRepository {
  constructor(private readonly database: Database) {}

  /** Takes in the festivals that are new or renamed since the last time. */
  async refresh(): Promise<void> {
    for (let after = ''; ;) {
      const stale = await this.database.rows<{
        id: string;
        version: number;
        name: string;
        formerNames: string | string[];
      }>(
        `SELECT f.id, f.version, f.name, f.former_names AS formerNames FROM festivals_festival f
          WHERE f.id > ? AND NOT EXISTS
            (SELECT 1 FROM festivals_name_key k WHERE k.festival_id = f.id AND k.festival_version = f.version)
          ORDER BY f.id LIMIT ${BATCH}`,
        [after],
      );
      const last = stale.at(-1);
      if (last === undefined) return;
      after = last.id;
      const keys = stale.flatMap(({ id, version, name, formerNames }) =>
        [...new Set([name, ...namesIn(formerNames)].map(nameKey))].map((key) => [id, key, version]),
      );
      await this.database.transaction(async () => {
        await this.database.change('DELETE FROM festivals_name_key WHERE festival_id IN (?)', [
          stale.map(({ id }) => id),
        ]);
        await this.database.change(
          'INSERT INTO festivals_name_key (festival_id, name_key, festival_version) VALUES ?',
          [keys],
        );
      });
    }
  }
}

function namesIn(json: string | string[]): string[] {
  return typeof json === 'string' ? (JSON.parse(json) as string[]) : json;
}
