import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock.js';
import { FestivalWriter } from '../../festival.writer.js';
import type { KeptByUndo, UndoReport } from '../import.entity.js';
import { SourceRecordRepository } from '../identity/source-record.repository.js';
import { UndoRepository } from './undo.repository.js';
import { type FestivalUndo, undoFestival } from './undo.rules.js';

const BATCH = 200;
const MOST_KEPT_SHOWN = 100;

/** Takes an import back as a whole, in the caller's transaction. */
@Injectable()
export class ImportUndoing {
  constructor(
    private readonly undoable: UndoRepository,
    private readonly sourceRecords: SourceRecordRepository,
    private readonly writer: FestivalWriter,
    private readonly clock: Clock,
  ) {}

  async undo(importId: string): Promise<UndoReport> {
    const overwritten = await this.undoable.findOverwritten(importId, MOST_KEPT_SHOWN);
    const removed = { festivals: 0, editions: 0 };
    const kept: KeptByUndo[] = [...overwritten.items];
    let restoredValues = 0;
    let keptTotal = overwritten.total;
    for (let after = ''; ;) {
      const batch = await this.undoable.findUndoable(importId, after, BATCH, this.clock.today());
      const last = batch.at(-1);
      if (last === undefined) break;
      after = last.id;
      const undone = batch.map((festival) => ({ festivalId: festival.id, undo: undoFestival(festival) }));
      await this.undoRecords(undone.map(({ undo }) => undo));
      await this.writer.erase(
        undone.filter(({ undo }) => undo.eraseFestival).map(({ festivalId }) => festivalId),
      );
      await this.writer.reviseEditions(undone.flatMap(remainingEditions));
      for (const { festivalId, undo } of undone) {
        await this.restoreValues(festivalId, undo);
        removed.festivals += undo.eraseFestival ? 1 : 0;
        removed.editions += undo.removeEditions.length;
        restoredValues += undo.restore.length;
        keptTotal += undo.kept.length;
        kept.push(...undo.kept.slice(0, Math.max(0, MOST_KEPT_SHOWN - kept.length)));
      }
    }
    return { removed, restoredValues, kept: { total: keptTotal, items: kept } };
  }

  private async undoRecords(undone: readonly FestivalUndo[]): Promise<void> {
    await this.sourceRecords.removeMany(undone.flatMap(({ removeRecords }) => removeRecords));
    for (const { id, replaced } of undone.flatMap(({ restoreRecords }) => restoreRecords)) {
      await this.sourceRecords.restore(id, replaced);
    }
  }

  private async restoreValues(festivalId: string, { restore }: FestivalUndo): Promise<void> {
    const before = valuesBefore(restore.filter(({ of }) => of === 'festival'));
    if (Object.keys(before).length > 0) await this.writer.change(festivalId, before);
    for (const editionId of new Set(restore.map((change) => change.editionId))) {
      const values = valuesBefore(
        restore.filter((change) => change.of === 'edition' && change.editionId === editionId),
      );
      if (Object.keys(values).length > 0) await this.writer.changeEdition(festivalId, editionId, values);
    }
  }
}

/** Editions to remove from a festival that stays. */
function remainingEditions({ festivalId, undo }: { festivalId: string; undo: FestivalUndo }) {
  return undo.eraseFestival || undo.removeEditions.length === 0
    ? []
    : [{ festivalId, remove: undo.removeEditions }];
}

function valuesBefore(changes: FestivalUndo['restore']): Record<string, unknown> {
  return Object.fromEntries(changes.map(({ field, from }) => [field, from]));
}
