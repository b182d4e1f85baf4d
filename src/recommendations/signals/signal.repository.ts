import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import type { SignalEntity } from './signal.entity.js';
import type { Evidence, SignalKind } from './signal.weight.rules.js';

/** A person's own signals, repeats told once, and when they last made a fresh start. */
export interface OwnSignals {
  readonly evidence: readonly Evidence[];
  readonly resetAt: Date | null;
}

export type PersonEvidence = Evidence & { readonly person: string; readonly synthetic: boolean };

const ROWS_A_STATEMENT = 500;

@Injectable()
export class SignalRepository {
  constructor(private readonly database: Database) {}

  /** How many of them were new; the others are there already. */
  async add(signals: readonly SignalEntity[]): Promise<number> {
    let added = 0;
    for (let at = 0; at < signals.length; at += ROWS_A_STATEMENT) {
      const rows = signals.slice(at, at + ROWS_A_STATEMENT);
      added += await this.database.change(
        `INSERT IGNORE INTO recommendations_signal (person, id, festival_id, kind, rating, synthetic, at)
         VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
        rows.flatMap((row) => [
          row.person,
          row.id,
          row.festivalId,
          row.kind,
          row.rating,
          row.synthetic,
          row.at,
        ]),
      );
    }
    return added;
  }

  async of(person: string): Promise<OwnSignals> {
    const rows = await this.database.rows<{
      festivalId: string | null;
      kind: SignalKind;
      times: unknown;
      at: Date;
    }>(
      `SELECT festival_id AS festivalId, kind, COUNT(*) AS times, MAX(at) AS at
         FROM recommendations_signal WHERE person = ? GROUP BY festival_id, kind
       UNION ALL
       SELECT NULL, NULL, 0, at FROM recommendations_reset WHERE person = ?`,
      [person, person],
    );
    const evidence = rows.flatMap(({ festivalId, kind, times, at }) =>
      festivalId === null ? [] : [{ festivalId, kind, rating: null, times: Number(times), at }],
    );
    return { evidence, resetAt: rows.find(({ festivalId }) => festivalId === null)?.at ?? null };
  }

  /** Everybody's, repeats told once. */
  async all(): Promise<PersonEvidence[]> {
    const rows = await this.database.rows<
      Omit<PersonEvidence, 'times' | 'synthetic'> & { times: unknown; synthetic: unknown }
    >(
      `SELECT person, synthetic, festival_id AS festivalId, kind, rating, COUNT(*) AS times, MAX(at) AS at
         FROM recommendations_signal GROUP BY person, synthetic, festival_id, kind, rating`,
    );
    return rows.map((row) => ({ ...row, times: Number(row.times), synthetic: Boolean(row.synthetic) }));
  }

  async count(): Promise<number> {
    const [row] = await this.database.rows<{ total: unknown }>(
      'SELECT COUNT(*) AS total FROM recommendations_signal',
    );
    return Number(row?.total);
  }

  async resets(): Promise<Map<string, Date>> {
    const rows = await this.database.rows<{ person: string; at: Date }>(
      'SELECT person, at FROM recommendations_reset',
    );
    return new Map(rows.map(({ person, at }) => [person, at]));
  }

  async forget(person: string, now: Date): Promise<void> {
    await this.database.change('DELETE FROM recommendations_signal WHERE person = ?', [person]);
    await this.database.change('REPLACE INTO recommendations_reset (person, at) VALUES (?, ?)', [
      person,
      now,
    ]);
  }

  async removeSynthetic(): Promise<void> {
    await this.database.change('DELETE FROM recommendations_signal WHERE synthetic = 1');
  }
}
