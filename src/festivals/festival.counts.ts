import { Injectable } from '@nestjs/common';
import { Database } from '../shared/database/database.js';

interface Counted {
  readonly festivals: Record<string, number>;
  readonly imports: Record<string, number>;
  readonly openDuplicates: number;
}

/** How much of everything there is here, in one statement; for whoever looks after it. */
@Injectable()
export class FestivalCounts {
  constructor(private readonly database: Database) {}

  async now(): Promise<Counted> {
    const rows = await this.database.rows<{ what: string; status: string; total: unknown }>(
      `SELECT 'festivals' AS what, status, COUNT(*) AS total FROM festivals_festival GROUP BY status
       UNION ALL SELECT 'imports', status, COUNT(*) FROM festivals_import GROUP BY status
       UNION ALL SELECT 'duplicates', '', COUNT(*) FROM festivals_duplicate WHERE decision IS NULL`,
    );
    const of = (what: string) =>
      Object.fromEntries(
        rows.filter((row) => row.what === what).map(({ status, total }) => [status, Number(total)]),
      );
    return { festivals: of('festivals'), imports: of('imports'), openDuplicates: of('duplicates')[''] ?? 0 };
  }
}
