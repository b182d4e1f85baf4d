import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../../shared/clock.js';
import { Database } from '../../../shared/database/database.js';
import { fromJson } from '../../../shared/database/json-column.js';
import type { Paging } from '../../../shared/http/paging.js';
import { newId } from '../../../shared/ids.js';
import type { Doubt } from '../identity/matching/cluster.rules.js';
import type { MatchRecord } from '../identity/matching/match-record.js';
import type { KnownStatement } from '../projection/known-statement.js';
import { DuplicateEntity } from './duplicate.entity.js';

const LONGEST_KEY = 280;
const AT_ONCE = 1_000;

/** A statement under the key of a record, as far as it tells what it is of. */
type Side = Pick<KnownStatement, 'id' | 'identity' | 'festivalId'>;

@Injectable()
export class DuplicateRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  private get duplicates() {
    return this.database.manager.getRepository(DuplicateEntity);
  }

  async find(id: string): Promise<DuplicateEntity | null> {
    return this.duplicates.findOneBy({ id });
  }

  /** Held until the transaction ends. */
  async lock(id: string): Promise<DuplicateEntity | null> {
    return this.duplicates.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async findPage(
    decision: 'same' | 'different' | null,
    { page, perPage }: Paging,
  ): Promise<[DuplicateEntity[], number]> {
    return this.duplicates.findAndCount({
      where: { decision: decision ?? IsNull() },
      order: { confidence: 'DESC', id: 'ASC' },
      skip: (page - 1) * perPage,
      take: perPage,
    });
  }

  async decide(id: string, decision: 'same' | 'different', by: string, at: Date): Promise<void> {
    await this.duplicates.update(
      { id },
      { decision, decidedBy: by, decidedAt: at, version: () => 'version + 1' },
    );
  }

  /** As if nobody had been asked. */
  async reopen(id: string): Promise<void> {
    await this.duplicates.update(
      { id },
      { decision: null, decidedBy: null, decidedAt: null, version: () => 'version + 1' },
    );
  }

  /** Of pairs of record keys that nobody may have asked about. */
  async decideAll(
    pairs: readonly (readonly [string, string])[],
    decision: 'same' | 'different',
    { by, at }: { readonly by: string; readonly at: Date },
  ): Promise<void> {
    if (pairs.length === 0) return;
    const confidence = decision === 'same' ? 1 : 0;
    await this.database.change(
      `INSERT INTO festivals_duplicate
          (id, pair, left_key, right_key, confidence, reasons, decision, decided_by, decided_at, created_at) VALUES ?
        ON DUPLICATE KEY UPDATE decision = VALUES(decision), decided_by = VALUES(decided_by),
          decided_at = VALUES(decided_at), version = version + 1`,
      [
        pairs.map(([a, b]) => {
          const { pair, left, right } = pairOf(a, b);
          return [newId(), pair, left, right, confidence, '[]', decision, by, at, at];
        }),
      ],
    );
  }

  /** By the key of the record; those that count for a festival first, then the latest. */
  async statementsOf(recordKeys: readonly string[]): Promise<Map<string, Side[]>> {
    const found = new Map<string, Side[]>(recordKeys.map((key) => [key, []]));
    if (found.size === 0) return found;
    const rows = await this.database.rows<Omit<Side, 'identity'> & { identity: string | MatchRecord }>(
      `SELECT id, identity, festival_id AS festivalId FROM festivals_statement
        WHERE (provider, natural_key) IN (?) AND identity IS NOT NULL
        ORDER BY festival_id IS NULL, reference_day DESC, id`,
      [[...found.keys()].map((key) => [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)])],
    );
    for (const row of rows) {
      const identity = fromJson<MatchRecord>(row.identity);
      found.get(identity.key)?.push({ ...row, identity });
    }
    return found;
  }

  /** Of these records no other pair is in doubt any more; decisions stay. */
  async replaceDoubts(recordKeys: readonly string[], doubts: readonly Doubt[]): Promise<void> {
    const pairs = doubts.map((doubt) => ({ ...pairOf(doubt.a, doubt.b), doubt }));
    const still = new Set(pairs.map(({ pair }) => pair));
    for (let from = 0; from < recordKeys.length; from += AT_ONCE) {
      const there = await this.database.rows<{ pair: string }>(
        'SELECT pair FROM festivals_duplicate WHERE decision IS NULL AND left_key IN (?)',
        [recordKeys.slice(from, from + AT_ONCE)],
      );
      const settled = there.map(({ pair }) => pair).filter((pair) => !still.has(pair));
      if (settled.length > 0)
        await this.database.change('DELETE FROM festivals_duplicate WHERE pair IN (?)', [settled]);
    }
    if (pairs.length === 0) return;
    const now = this.clock.now();
    await this.database.change(
      `INSERT INTO festivals_duplicate (id, pair, left_key, right_key, confidence, reasons, created_at) VALUES ?
        ON DUPLICATE KEY UPDATE confidence = VALUES(confidence), reasons = VALUES(reasons)`,
      [
        pairs.map(({ pair, left, right, doubt }) => [
          newId(),
          pair,
          left,
          right,
          doubt.confidence.toFixed(3),
          JSON.stringify(doubt.reasons),
          now,
        ]),
      ],
    );
  }

  async decidedBy(accountId: string): Promise<{ id: string; decision: string; decidedAt: Date }[]> {
    return this.database.rows(
      'SELECT id, decision, decided_at AS decidedAt FROM festivals_duplicate WHERE decided_by = ? ORDER BY decided_at',
      [accountId],
    );
  }

  async disown(accountId: string): Promise<void> {
    await this.database.change('UPDATE festivals_duplicate SET decided_by = NULL WHERE decided_by = ?', [
      accountId,
    ]);
  }
}

/** The same pair whichever of the two is named first. */
function pairOf(a: string, b: string): { pair: string; left: string; right: string } {
  const [left, right] = a < b ? [a, b] : [b, a];
  const pair = createHash('sha256')
    .update(JSON.stringify([left, right]))
    .digest('hex');
  return { pair, left: left.slice(0, LONGEST_KEY), right: right.slice(0, LONGEST_KEY) };
}
