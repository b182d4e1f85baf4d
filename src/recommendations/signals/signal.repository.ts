import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import type { Evidence, ForgettableKind, SignalKind } from './signal.weight.rules.js';
import type { SignalRow } from './told-once.rules.js';

/** A person's own signals, and what of the past they do not want to be taken for their taste. */
export interface OwnSignals {
  readonly evidence: readonly Evidence[];
  /** Editions that they were at. */
  readonly visited: readonly string[];
  readonly forgotten: readonly Forgotten[];
  readonly resetAt: Date | null;
}

/** A bookmark or review counts again once it is newer than this. */
export interface Forgotten {
  readonly festivalId: string;
  readonly kind: ForgettableKind;
  readonly at: Date;
}

export type PersonEvidence = Evidence & {
  readonly person: string;
  readonly synthetic: boolean;
  /** When for the first time; `at` is the last. */
  readonly since: Date;
};

interface OwnRow {
  readonly source: 'own' | 'forgotten' | 'reset';
  readonly festivalId: string;
  readonly kind: SignalKind;
  readonly times: unknown;
  readonly at: Date;
  readonly editionId: string | null;
}

const ROWS_A_STATEMENT = 500;

@Injectable()
export class SignalRepository {
  constructor(private readonly database: Database) {}

  /** Adds to what is told already, in the caller's transaction. */
  async add(signals: readonly SignalRow[]): Promise<void> {
    for (let at = 0; at < signals.length; at += ROWS_A_STATEMENT) {
      const rows = signals.slice(at, at + ROWS_A_STATEMENT);
      await this.database.change(
        `INSERT INTO recommendations_signal (person, festival_id, kind, times, since, at, rating, edition_id, synthetic)
         VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}
         ON DUPLICATE KEY UPDATE times = times + VALUES(times),
           edition_id = IF(VALUES(at) >= at, VALUES(edition_id), edition_id), at = GREATEST(at, VALUES(at)),
           since = LEAST(since, VALUES(since))`,
        rows.flatMap((row) => [
          row.person,
          row.festivalId,
          row.kind,
          row.times,
          row.since,
          row.at,
          row.rating,
          row.editionId,
          row.synthetic,
        ]),
      );
    }
  }

  /** All of a person's that tells of taste, in one statement: one row a festival and kind. */
  async of(person: string): Promise<OwnSignals> {
    const rows = await this.database.rows<OwnRow>(
      `SELECT 'own' AS source, festival_id AS festivalId, kind, times, at, edition_id AS editionId
         FROM recommendations_signal WHERE person = ? AND kind <> 'impression'
       UNION ALL
       SELECT 'forgotten', festival_id, kind, 0, at, NULL FROM recommendations_forgotten WHERE person = ?
       UNION ALL
       SELECT 'reset', '', '', 0, at, NULL FROM recommendations_reset WHERE person = ?`,
      [person, person, person],
    );
    const own = rows.filter(({ source }) => source === 'own');
    return {
      evidence: own.map(({ festivalId, kind, times, at }) => ({
        festivalId,
        kind,
        rating: null,
        times: Number(times),
        at,
      })),
      visited: own.flatMap(({ editionId }) => editionId ?? []),
      forgotten: rows.flatMap(({ source, festivalId, kind, at }) =>
        source === 'forgotten' ? [{ festivalId, kind: kind as ForgettableKind, at }] : [],
      ),
      resetAt: rows.find(({ source }) => source === 'reset')?.at ?? null,
    };
  }

  /** Of the people after the one, up to the other, what tells of taste, by person. */
  async between(after: string, until: string): Promise<PersonEvidence[]> {
    const rows = await this.database.rows<Omit<PersonEvidence, 'synthetic'> & { synthetic: unknown }>(
      `SELECT person, synthetic, festival_id AS festivalId, kind, rating, times, since, at
         FROM recommendations_signal WHERE person > ? AND person <= ? AND kind <> 'impression' ORDER BY person`,
      [after, until],
    );
    return rows.map((row) => ({ ...row, synthetic: Boolean(row.synthetic) }));
  }

  /** The person with whom that many signals after a person are reached; undefined where there are not so many. */
  async personAfter(after: string, signals: number): Promise<string | undefined> {
    const [found] = await this.database.rows<{ person: string }>(
      'SELECT person FROM recommendations_signal WHERE person > ? ORDER BY person LIMIT 1 OFFSET ?',
      [after, signals],
    );
    return found?.person;
  }

  /** How often anybody did something, impressions apart: what decides whether to learn anew. */
  async count(): Promise<number> {
    const [row] = await this.database.rows<{ total: unknown }>(
      `SELECT COALESCE(SUM(times), 0) AS total FROM recommendations_signal WHERE kind <> 'impression'`,
    );
    return Number(row?.total);
  }

  async resets(): Promise<Map<string, Date>> {
    const rows = await this.database.rows<{ person: string; at: Date }>(
      'SELECT person, at FROM recommendations_reset',
    );
    return new Map(rows.map(({ person, at }) => [person, at]));
  }

  async allForgotten(): Promise<(Forgotten & { readonly person: string })[]> {
    return this.database.rows(
      'SELECT person, festival_id AS festivalId, kind, at FROM recommendations_forgotten',
    );
  }

  async remove(person: string, festivalIds: readonly string[], kinds: readonly SignalKind[]): Promise<void> {
    await this.database.change(
      'DELETE FROM recommendations_signal WHERE person = ? AND festival_id IN (?) AND kind IN (?)',
      [person, festivalIds, kinds],
    );
  }

  async forget(
    person: string,
    all: readonly Pick<Forgotten, 'festivalId' | 'kind'>[],
    now: Date,
  ): Promise<void> {
    if (all.length === 0) return;
    await this.database.change(
      `INSERT INTO recommendations_forgotten (person, festival_id, kind, at)
       VALUES ${all.map(() => '(?, ?, ?, ?)').join(', ')} ON DUPLICATE KEY UPDATE at = VALUES(at)`,
      all.flatMap(({ festivalId, kind }) => [person, festivalId, kind, now]),
    );
  }

  /** Everything told by now is gone or tells nothing any more. */
  async reset(person: string, now: Date): Promise<void> {
    await this.database.change('DELETE FROM recommendations_signal WHERE person = ?', [person]);
    await this.database.change('DELETE FROM recommendations_forgotten WHERE person = ?', [person]);
    await this.database.change('REPLACE INTO recommendations_reset (person, at) VALUES (?, ?)', [
      person,
      now,
    ]);
  }

  /** Keeps the latest `most` rows of these kinds, so that nobody's history costs more than that to read. */
  async keepLatest(person: string, kinds: readonly SignalKind[], most: number): Promise<void> {
    const [row] = await this.database.rows<{ total: unknown }>(
      'SELECT COUNT(*) AS total FROM recommendations_signal WHERE person = ? AND kind IN (?)',
      [person, kinds],
    );
    const excess = Number(row?.total) - most;
    if (excess <= 0) return;
    await this.database.change(
      'DELETE FROM recommendations_signal WHERE person = ? AND kind IN (?) ORDER BY at, festival_id LIMIT ?',
      [person, kinds, excess],
    );
  }

  /** At most `limit` rows of these kinds that were last told before `before`; answers how many went. */
  async removeOlder(kinds: readonly SignalKind[], before: Date, limit: number): Promise<number> {
    return this.database.change(
      'DELETE FROM recommendations_signal WHERE kind IN (?) AND at < ? AND synthetic = 0 LIMIT ?',
      [kinds, before, limit],
    );
  }

  async removeSynthetic(): Promise<void> {
    await this.database.change('DELETE FROM recommendations_signal WHERE synthetic = 1');
  }

  /** As if the person had never been there. */
  async removeAll(person: string): Promise<void> {
    for (const table of ['recommendations_signal', 'recommendations_forgotten', 'recommendations_reset'])
      await this.database.change(`DELETE FROM ${table} WHERE person = ?`, [person]);
  }
}
