import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Day } from '../../../shared/clock.js';
import { Database } from '../../../shared/database/database.js';
import { EditionEntity } from '../../edition/edition.entity.js';
import { FestivalRepository } from '../../festival.repository.js';
import type { KeptByUndo } from '../import.entity.js';
import type { FieldChange } from '../row/value-changes.rules.js';
import type { ReplacedRecord } from '../identity/source-record.entity.js';
import type { UndoableFestival, UndoableRow } from './undo.rules.js';

interface FestivalState {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly isUsed: number;
  readonly hasOtherRecords: number;
}

type RowOfFestival = Omit<UndoableRow, 'createsFestival' | 'createsEdition' | 'changes' | 'replaced'> & {
  readonly festivalId: string;
  readonly createsFestival: number;
  readonly createsEdition: number;
  readonly changes: string | FieldChange[] | null;
  readonly replaced: string | ReplacedRecord | null;
};

/** What an import did, set beside what the catalogue says now. */
@Injectable()
export class UndoRepository {
  constructor(
    private readonly database: Database,
    private readonly festivals: FestivalRepository,
  ) {}

  /** Festivals of which the import was the last to speak, by id, after the one given; locked. */
  async findUndoable(
    importId: string,
    after: string,
    limit: number,
    today: Day,
  ): Promise<UndoableFestival[]> {
    const touched = await this.database.rows<{ id: string }>(
      `SELECT DISTINCT festival_id AS id FROM festivals_source_record
        WHERE import_id = ? AND festival_id > ? ORDER BY festival_id LIMIT ${limit}`,
      [importId, after],
    );
    if (touched.length === 0) return [];
    const ids = touched.map(({ id }) => id);
    const facts = await this.festivals.findFacts(ids, true);
    const states = await this.database.rows<FestivalState>(
      `SELECT f.id, f.name, f.version, f.rating_count + f.bookmark_count > 0 AS isUsed,
              EXISTS (SELECT 1 FROM festivals_source_record s WHERE s.festival_id = f.id AND s.import_id <> ?) AS hasOtherRecords
         FROM festivals_festival f WHERE f.id IN (?) ORDER BY f.id`,
      [importId, ids],
    );
    const editions = await this.database.manager.findBy(EditionEntity, { festivalId: In(ids) });
    const rows = await this.findRows(importId, ids);
    return states.map((state) => ({
      id: state.id,
      name: state.name,
      version: state.version,
      isUsed: state.isUsed === 1,
      hasOtherRecords: state.hasOtherRecords === 1,
      facts: { ...facts.get(state.id) },
      editions: editions
        .filter(({ festivalId }) => festivalId === state.id)
        .map(({ id, version, startsOn, endsOn, status, ordinal }) => ({
          id,
          version,
          hasBegun: startsOn <= today,
          facts: { startsOn, endsOn, status, ordinal },
        })),
      rows: rows.filter(({ festivalId }) => festivalId === state.id).map(undoableRow),
    }));
  }

  /** Rows that did something over which a later import has written. */
  async findOverwritten(importId: string, limit: number): Promise<{ total: number; items: KeptByUndo[] }> {
    const overwritten = `FROM festivals_import_row r
         JOIN festivals_source_record s ON s.natural_key = r.natural_key AND s.import_id <> r.import_id
         JOIN festivals_import i ON i.id = r.import_id AND i.provider = s.provider
        WHERE r.import_id = ? AND r.outcome IN ('new', 'changed') AND r.festival_id IS NOT NULL`;
    const [count] = await this.database.rows<{ total: unknown }>(`SELECT COUNT(*) AS total ${overwritten}`, [
      importId,
    ]);
    const items = await this.database.rows<{ row: number; festivalId: string; name: string }>(
      `SELECT r.number AS \`row\`, r.festival_id AS festivalId, r.name ${overwritten} ORDER BY r.number LIMIT ${limit}`,
      [importId],
    );
    return {
      total: Number(count?.total),
      items: items.map((item) => ({ ...item, reason: 'imported-since', fields: [] })),
    };
  }

  private async findRows(importId: string, festivalIds: readonly string[]): Promise<RowOfFestival[]> {
    return this.database.rows<RowOfFestival>(
      `SELECT r.number, s.id AS recordId, s.festival_id AS festivalId, s.edition_id AS editionId,
              r.creates_festival AS createsFestival, r.creates_edition AS createsEdition, r.changes, r.replaced
         FROM festivals_source_record s
         JOIN festivals_import_row r ON r.import_id = s.import_id AND r.natural_key = s.natural_key
        WHERE s.import_id = ? AND s.festival_id IN (?) AND r.outcome <> 'duplicate' ORDER BY r.number`,
      [importId, festivalIds],
    );
  }
}

function undoableRow({
  number,
  recordId,
  editionId,
  createsFestival,
  createsEdition,
  changes,
  replaced,
}: RowOfFestival): UndoableRow {
  return {
    number,
    recordId,
    editionId,
    createsFestival: createsFestival === 1,
    createsEdition: createsEdition === 1,
    changes: typeof changes === 'string' ? (JSON.parse(changes) as FieldChange[]) : (changes ?? []),
    replaced: typeof replaced === 'string' ? (JSON.parse(replaced) as ReplacedRecord) : replaced,
  };
}
