import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../../shared/clock.js';
import { Database } from '../../../shared/database/database.js';
import { fromJson } from '../../../shared/database/json-column.js';
import type { FestivalFacts } from '../../festival.facts.js';
import { FestivalRepository } from '../../festival.repository.js';
import type { MatchRecord } from '../identity/matching/match-record.js';
import { anchorIdentityOf, storedBlockKeys } from './identity.rules.js';
import { FestivalOverrideEntity } from './override.entities.js';
import { OverrideRepository } from './override.repository.js';
import { EDITOR } from './statement.entity.js';
import { StatementRepository } from './statement.repository.js';

const BATCH = 500;
/** Fields that may be nobody's word although they are not empty. */
const NEVER_OVERRIDDEN = new Set(['status', 'coverPhotoId']);

interface Stale {
  readonly id: string;
  readonly version: number;
  /** Of the anchor there is. */
  readonly identity: string | MatchRecord | null;
}

/** Keeps an anchor for every festival that no source has made, so that sources find it. */
@Injectable()
export class AnchorRepository {
  constructor(
    private readonly database: Database,
    private readonly festivals: FestivalRepository,
    private readonly overrides: OverrideRepository,
    private readonly statements: StatementRepository,
    private readonly clock: Clock,
  ) {}

  /** Takes in the festivals that editors have made or changed since the last time. */
  async refresh(): Promise<void> {
    for (;;) {
      const fresh = await this.findUnanchored();
      if (fresh.length === 0) break;
      await this.database.transaction(async () => {
        await this.overrideAllThatIsSaid(fresh.map(({ id }) => id));
        await this.anchor(fresh);
      });
    }
    for (;;) {
      const changed = await this.findOutdated();
      if (changed.length === 0) return;
      await this.database.transaction(() => this.anchor(changed));
    }
  }

  /** What editors say of the festival has changed, though the festival may not have. */
  async outdate(festivalId: string): Promise<void> {
    await this.database.change(
      `UPDATE festivals_statement SET anchors_version = 0 WHERE provider = '${EDITOR}' AND festival_id = ?`,
      [festivalId],
    );
  }

  private async findUnanchored(): Promise<Stale[]> {
    return this.database.rows<Stale>(
      `SELECT f.id, f.version, NULL AS identity FROM festivals_festival f
        WHERE f.merged_into IS NULL
          AND NOT EXISTS (SELECT 1 FROM festivals_statement s WHERE s.festival_id = f.id)
        ORDER BY f.id LIMIT ${BATCH}`,
    );
  }

  private async findOutdated(): Promise<Stale[]> {
    return this.database.rows<Stale>(
      `SELECT f.id, f.version, s.identity FROM festivals_statement s
         JOIN festivals_festival f ON f.id = s.natural_key
        WHERE s.provider = '${EDITOR}' AND s.anchors_version <> f.version ORDER BY f.id LIMIT ${BATCH}`,
    );
  }

  /** What a festival says before any source has spoken is its editor's word. */
  private async overrideAllThatIsSaid(ids: readonly string[]): Promise<void> {
    const facts = await this.festivals.findFacts(ids, true);
    await this.overrides.addToFestivals(
      [...facts].flatMap(([festivalId, own]) =>
        Object.entries(own)
          .filter(([field, value]) => !NEVER_OVERRIDDEN.has(field) && isSaid(value))
          .map(([field]) => ({ festivalId, field })),
      ),
      { accountId: null, since: this.clock.now() },
    );
    await this.overrides.addToFestivals(
      [...facts]
        .filter(([, { status }]) => status !== 'published')
        .map(([festivalId]) => ({ festivalId, field: 'status' })),
      { accountId: null, since: this.clock.now() },
    );
  }

  private async anchor(stale: readonly Stale[]): Promise<void> {
    const ids = stale.map(({ id }) => id);
    const facts = await this.festivals.findFacts(ids, false);
    const overridden = await this.database.manager.findBy(FestivalOverrideEntity, { festivalId: In(ids) });
    const anchors = stale.flatMap(({ id, version, identity }) => {
      const own = facts.get(id);
      if (own === undefined) return [];
      const fields = new Set(overridden.filter((one) => one.festivalId === id).map(({ field }) => field));
      const said = Object.fromEntries(Object.entries(own).filter(([field]) => fields.has(field)));
      const before = identity === null ? null : fromJson<MatchRecord>(identity);
      const words = { ...(said as Partial<FestivalFacts>), name: own.name };
      return [{ id: anchorId(id), festivalId: id, version, identity: anchorIdentityOf(id, words, before) }];
    });
    await this.database.change(
      `INSERT INTO festivals_statement (id, provider, natural_key, anchors_version, identity, festival_id) VALUES ?
        ON DUPLICATE KEY UPDATE anchors_version = VALUES(anchors_version), identity = VALUES(identity)`,
      [
        anchors.map(({ id, festivalId, version, identity }) => [
          id,
          EDITOR,
          festivalId,
          version,
          JSON.stringify(identity),
          festivalId,
        ]),
      ],
    );
    await this.database.change('DELETE FROM festivals_block_key WHERE statement_id IN (?)', [
      anchors.map(({ id }) => id),
    ]);
    await this.statements.addKeys(
      anchors.map(({ id, identity }) => ({ id, keys: storedBlockKeys(identity) })),
    );
  }
}

function anchorId(festivalId: string): string {
  return createHash('sha256').update(`${EDITOR}|${festivalId}`).digest('hex').slice(0, 32);
}

function isSaid(value: unknown): boolean {
  return value !== null && !(Array.isArray(value) && value.length === 0);
}
