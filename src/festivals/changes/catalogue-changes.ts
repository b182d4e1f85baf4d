import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { newId } from '../../shared/ids.js';

/** A state of the catalogue: of two in one epoch the higher turn is the later. */
export interface CatalogueState {
  readonly epoch: string;
  readonly turn: number;
}

interface CatalogueNews extends CatalogueState {
  readonly written: readonly string[];
}

const NOTHING_WRITTEN: CatalogueState = { epoch: '', turn: 0 };

/**
 * What was written when, for whatever is kept beside the tables. Every transaction that writes festivals takes
 * the next turn as the last thing before it commits and holds it until it has: so turns become visible in
 * their order, and whoever has seen a turn has seen all before it.
 */
@Injectable()
export class CatalogueChanges {
  constructor(private readonly database: Database) {}

  /** Says that the transaction under way writes these festivals or something that is shown of them. */
  async note(festivalIds: readonly string[]): Promise<void> {
    if (festivalIds.length > 0) await this.database.beforeCommit(this.take, festivalIds);
  }

  /** Says that it changes what sources say or editors have decided, whether or not any festival is written. */
  async noteWords(): Promise<void> {
    await this.database.beforeCommit(this.take, []);
  }

  /**
   * Waits until nobody else is between numbering what was written and committing it, and lets nobody else until
   * the transaction ends. For whatever else is numbered in the order of the commits.
   */
  async hold(): Promise<void> {
    await this.database.change(
      'INSERT INTO festivals_change_turn (id, epoch, turn) VALUES (1, ?, 1) ON DUPLICATE KEY UPDATE id = 1',
      [newId()],
    );
  }

  async state(): Promise<CatalogueState> {
    const [row] = await this.database.rows<{ epoch: string; turn: string | number }>(
      'SELECT epoch, turn FROM festivals_change_turn WHERE id = 1',
    );
    return row === undefined ? NOTHING_WRITTEN : { epoch: row.epoch, turn: Number(row.turn) };
  }

  /** The present state with the festivals written after a turn, each once. */
  async since(turn: number): Promise<CatalogueNews> {
    const rows = await this.database.rows<{ epoch: string; turn: string | number; id: string | null }>(
      `SELECT t.epoch, t.turn, c.festival_id AS id FROM festivals_change_turn t
         LEFT JOIN festivals_change c ON c.turn > ? WHERE t.id = 1`,
      [turn],
    );
    const [first] = rows;
    if (first === undefined) return { ...NOTHING_WRITTEN, written: [] };
    return { epoch: first.epoch, turn: Number(first.turn), written: rows.flatMap(({ id }) => id ?? []) };
  }

  /** Festivals written after a turn, each once. */
  async writtenAfter(turn: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'SELECT festival_id AS id FROM festivals_change WHERE turn > ?',
      [turn],
    );
    return rows.map(({ id }) => id);
  }

  private readonly take = async (festivalIds: readonly string[]): Promise<void> => {
    await this.database.change(
      `INSERT INTO festivals_change_turn (id, epoch, turn) VALUES (1, ?, 1)
           ON DUPLICATE KEY UPDATE turn = turn + 1`,
      [newId()],
    );
    if (festivalIds.length === 0) return;
    await this.database.change(
      `INSERT INTO festivals_change (festival_id, turn)
       SELECT written.id, t.turn FROM festivals_change_turn t
         JOIN JSON_TABLE(?, '$[*]' COLUMNS (id char(36) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) written
        WHERE t.id = 1
           ON DUPLICATE KEY UPDATE turn = VALUES(turn)`,
      [JSON.stringify(festivalIds)],
    );
  };
}
