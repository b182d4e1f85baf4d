import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { fromJson } from '../../../shared/database/json-column.js';
import type { HiddenFestival } from './assign.rules.js';
import type { Decisions } from '../identity/matching/cluster.rules.js';
import type { KnownStatement } from './known-statement.js';
import { EDITOR } from './statement.entity.js';
import type { MatchRecord } from '../identity/matching/match-record.js';

const AT_ONCE = 2_000;

interface FoundStatement extends Omit<
  KnownStatement,
  'identity' | 'editionRemoved' | 'counts' | 'importIds'
> {
  readonly identity: string | MatchRecord;
  readonly editionRemoved: number;
}

interface FoundAttribution {
  readonly statementId: string;
  readonly importId: string;
  readonly applied: number;
}

/** What has to be decided about together: statements that may speak of one festival, directly or through others. */
@Injectable()
export class ComponentRepository {
  constructor(private readonly database: Database) {}

  /**
   * Everything that shares a block key, a festival or an editor's decision with the seeds, and so on.
   * @param staged the import whose statements count as if it were applied
   */
  async around(seeds: readonly string[], staged: string | null): Promise<KnownStatement[]> {
    const component = new Map<string, KnownStatement>();
    const seen = new Set(seeds);
    const festivals = new Unasked<string>();
    const records = new Unasked<string>();
    const isSeed = new Set(seeds);
    for (let next = [...seeds]; next.length > 0;) {
      const found = (await this.find(next, staged)).filter(
        (one) => one.counts || isSeed.has(one.id) || (one.importIds.length === 0 && one.festivalId !== null),
      );
      for (const one of found) component.set(one.id, one);
      const ids = found.map(({ id }) => id);
      const linked = [
        ...(await this.sharingKeysWith(ids)),
        ...(await this.ofFestivals(festivals.of(found.flatMap(({ festivalId }) => festivalId ?? [])))),
        ...(await this.decidedSame(records.of(found.map(({ identity }) => identity.key)))),
      ];
      next = [...new Set(linked)].filter((id) => !seen.has(id));
      for (const id of next) seen.add(id);
    }
    return [...component.values()];
  }

  /** What editors have decided about these records. */
  async decisionsAbout(recordKeys: readonly string[]): Promise<Decisions> {
    const decisions = { same: [] as [string, string][], different: [] as [string, string][] };
    for (const keys of parts(recordKeys)) {
      const rows = await this.database.rows<{ a: string; b: string; decision: 'same' | 'different' }>(
        `SELECT left_key AS a, right_key AS b, decision FROM festivals_duplicate
          WHERE decision IS NOT NULL AND left_key IN (?)`,
        [keys],
      );
      for (const { a, b, decision } of rows) decisions[decision].push([a, b]);
    }
    return decisions;
  }

  /** Festivals that turned out to be one of these. */
  async hiddenBehind(festivalIds: readonly string[]): Promise<HiddenFestival[]> {
    const hidden: HiddenFestival[] = [];
    for (const some of parts([...new Set(festivalIds)])) {
      hidden.push(
        ...(await this.database.rows<HiddenFestival>(
          `SELECT id, merged_into AS \`into\`, name FROM festivals_festival
            WHERE merged_into IN (?) ORDER BY id`,
          [some],
        )),
      );
    }
    return hidden;
  }

  private async find(ids: readonly string[], staged: string | null): Promise<KnownStatement[]> {
    const known: KnownStatement[] = [];
    for (const some of parts(ids)) {
      const found = await this.database.rows<FoundStatement>(
        `SELECT id, provider, natural_key AS naturalKey, reference_day AS referenceDay, identity,
                festival_id AS festivalId, edition_id AS editionId, edition_removed AS editionRemoved
           FROM festivals_statement WHERE id IN (?)`,
        [some],
      );
      const attributions = new Map<string, FoundAttribution[]>(some.map((id) => [id, []]));
      const attributed = await this.database.rows<FoundAttribution>(
        `SELECT statement_id AS statementId, import_id AS importId, applied FROM festivals_attribution
          WHERE statement_id IN (?)`,
        [some],
      );
      for (const one of attributed) attributions.get(one.statementId)?.push(one);
      known.push(...found.map((one) => knownStatement(one, attributions.get(one.id) ?? [], staged)));
    }
    return known;
  }

  /** Keys first and each once: of all pairs that share a common one there would be too many. */
  private async sharingKeysWith(ids: readonly string[]): Promise<string[]> {
    return this.ids(
      `SELECT DISTINCT k.statement_id AS id
         FROM (SELECT DISTINCT block_key FROM festivals_block_key WHERE statement_id IN (?)) own
         STRAIGHT_JOIN festivals_block_key k ON k.block_key = own.block_key`,
      ids,
    );
  }

  private async ofFestivals(festivalIds: readonly string[]): Promise<string[]> {
    return this.ids('SELECT id FROM festivals_statement WHERE festival_id IN (?)', festivalIds);
  }

  private async decidedSame(recordKeys: readonly string[]): Promise<string[]> {
    const others: string[] = [];
    for (const keys of parts(recordKeys)) {
      const rows = await this.database.rows<{ other: string }>(
        `SELECT right_key AS other FROM festivals_duplicate WHERE decision = 'same' AND left_key IN (?)
          UNION SELECT left_key FROM festivals_duplicate WHERE decision = 'same' AND right_key IN (?)`,
        [keys, keys],
      );
      others.push(...rows.map(({ other }) => other));
    }
    return this.ids(
      'SELECT id FROM festivals_statement WHERE (provider, natural_key) IN (?)',
      others.map((key) => [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)]),
    );
  }

  private async ids(sql: string, values: readonly unknown[]): Promise<string[]> {
    const ids: string[] = [];
    for (const some of parts(values)) {
      for (const { id } of await this.database.rows<{ id: string }>(sql, [some])) ids.push(id);
    }
    return ids;
  }
}

/** What has not been asked for yet. */
class Unasked<T> {
  private readonly asked = new Set<T>();

  of(values: readonly T[]): T[] {
    const fresh = [...new Set(values)].filter((value) => !this.asked.has(value));
    for (const value of fresh) this.asked.add(value);
    return fresh;
  }
}

function knownStatement(
  { identity, editionRemoved, ...found }: FoundStatement,
  attributions: readonly FoundAttribution[],
  staged: string | null,
): KnownStatement {
  const counting = attributions.filter(({ applied, importId }) => applied === 1 || importId === staged);
  const isAnchor = found.provider === EDITOR;
  return {
    ...found,
    identity: fromJson(identity),
    editionRemoved: editionRemoved === 1,
    counts: isAnchor ? found.festivalId !== null : counting.length > 0,
    importIds: (counting.length > 0 ? counting : attributions).map(({ importId }) => importId),
  };
}

function* parts<T>(values: readonly T[]): Generator<T[]> {
  for (let from = 0; from < values.length; from += AT_ONCE) yield values.slice(from, from + AT_ONCE);
}
