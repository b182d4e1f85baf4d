import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { turnOf } from './identity/identity.rules.js';
import { type Job, LeaseLost } from './import.jobs.js';
import type { Provider } from './import.entity.js';
import { ImportRepository } from './import.repository.js';
import { ImportRowRepository } from './row/import-row.repository.js';
import { standsByItself } from './row/import-record.js';
import { KnownCatalogueRepository } from './identity/known-catalogue.repository.js';
import { NameKeyRepository } from './identity/name-key.repository.js';
import { decidedRow, readRow } from './row/decided-row.js';
import { decide } from './row/row-decision.rules.js';
import { rowFault } from './row/row-fault.js';
import type { NumberedReading, SourceReader } from './source-reader.js';
import type { StoredFile } from './file/stored-file.js';
import { UnusableFile } from './file/unusable-file.js';

const BATCH = 200;

/** Reads a file into rows and finds out what each would do: the preview. Changes nothing of the catalogue. */
@Injectable()
export class ImportReading {
  constructor(
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowRepository,
    private readonly catalogue: KnownCatalogueRepository,
    private readonly nameKeys: NameKeyRepository,
  ) {}

  /** @throws UnusableFile */
  async read(job: Job, reader: SourceReader, file: StoredFile): Promise<void> {
    const total = await this.readRows(job, reader, file);
    if (total === 0) throw new UnusableFile('no-rows', {});
    await this.rows.markRepeats(job.importId);
    await this.nameKeys.refresh();
    await this.decideRows(job, reader.provider, total);
    const counts = await this.rows.countOutcomes(job.importId);
    if (!(await this.imports.toPreviewed(job.importId, job.runner, total, counts))) throw new LeaseLost();
  }

  private async readRows(job: Job, reader: SourceReader, file: StoredFile): Promise<number> {
    const { encoding, columns, rows } = await reader.open(file);
    await this.imports.noteFile(job.importId, {
      encoding,
      columnsMissing: [...columns.missing],
      columnsUnknown: [...columns.unknown],
    });
    let total = 0;
    let batch: Parameters<ImportRowRepository['addRead']>[1][number][] = [];
    const flush = async () => {
      await this.rows.addRead(job.importId, batch);
      batch = [];
      job.report(total);
    };
    for await (const reading of rows) {
      batch.push(stagedRow(reading));
      total += 1;
      if (batch.length === BATCH) await flush();
    }
    await flush();
    return total;
  }

  private async decideRows(job: Job, provider: Provider, rowsRead: number): Promise<void> {
    for (let after = ''; ;) {
      job.report(rowsRead);
      const batch = await this.rows.findInTurn(job.importId, after, BATCH);
      const last = batch.at(-1);
      if (last === undefined) return;
      after = last.turn;
      const known = await this.catalogue.gather(provider, job.importId, batch, 'preview');
      await this.rows.saveDecided(
        job.importId,
        batch.map((row) => decidedRow(row.number, decide(readRow(row), known))),
      );
    }
  }
}

function stagedRow({ number, name, record, faults }: NumberedReading) {
  if (record === null || !standsByItself(record)) {
    return {
      number,
      name,
      faults: record === null ? [...faults] : [...faults, rowFault('*', '', 'not-by-itself')],
      outcome: 'rejected' as const,
      turn: null,
      naturalKey: null,
      nameKey: null,
      record: null,
      recordHash: null,
    };
  }
  return {
    number,
    name,
    faults: [...faults],
    outcome: null,
    turn: turnOf(record, number),
    naturalKey: record.naturalKey,
    nameKey: record.nameKey,
    record,
    recordHash: createHash('sha256').update(JSON.stringify(record)).digest(),
  };
}
