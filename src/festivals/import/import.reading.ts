import { Injectable } from '@nestjs/common';
import { Beside } from './beside.js';
import { ImportDeciding } from './import.deciding.js';
import { type Job, LeaseLost } from './import.job.js';
import { ImportRemembering } from './import.remembering.js';
import { ImportRepository } from './import.repository.js';
import { ImportStaging, type StagedReading } from './import.staging.js';
import { ImportRowRepository } from './row/import-row.repository.js';
import type { SourceReader } from './source-reader.js';
import type { StoredFile } from './file/stored-file.js';
import { UnusableFile } from './file/unusable-file.js';
import { Turns } from './turns.js';

const BATCH = 200;
/** Of rows with long texts fewer go at once, so that memory stays flat. */
const BATCH_CHARACTERS = 250_000;
/** Fewer go at once only while the database has nothing else to do. */
const LEAST_BATCH = 50;

/** Reads a file into rows and finds out what each would do: the preview. Changes nothing of the catalogue. */
@Injectable()
export class ImportReading {
  constructor(
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowRepository,
    private readonly staging: ImportStaging,
    private readonly deciding: ImportDeciding,
    private readonly remembering: ImportRemembering,
  ) {}

  /** @throws UnusableFile */
  async read(job: Job, reader: SourceReader, file: StoredFile): Promise<void> {
    const total = await this.readRows(job, reader, file);
    if (total === 0) throw new UnusableFile('no-rows', {});
    await this.remembering.begin(job.importId, total);
    await this.deciding.decide(job, 'preview', () => total);
    const counts = await this.rows.countOutcomes(job.importId);
    if (!(await this.imports.toPreviewed(job, total, counts))) throw new LeaseLost();
  }

  private async readRows(job: Job, reader: SourceReader, file: StoredFile): Promise<number> {
    const { encoding, columns, rows } = await reader.open(file);
    await this.imports.noteFile(job.importId, {
      encoding,
      columnsMissing: [...columns.missing],
      columnsUnknown: [...columns.unknown],
    });
    let total = 0;
    let characters = 0;
    let batch: StagedReading[] = [];
    const staging = new Beside();
    const turns = new Turns();
    const flush = async () => {
      const read = batch;
      batch = [];
      characters = 0;
      const prepared = await this.staging.prepare(reader.provider, read);
      await staging.next(() => this.staging.add(job.importId, prepared));
      job.report(total);
    };
    try {
      for await (const reading of rows) {
        const words = JSON.stringify(reading.record);
        batch.push({ ...reading, words });
        total += 1;
        characters += words.length;
        const least = staging.isIdle ? LEAST_BATCH : BATCH;
        if (batch.length >= least || characters > BATCH_CHARACTERS) await flush();
        if (turns.isOver) await turns.next();
      }
      await flush();
    } finally {
      await staging.over();
    }
    return total;
  }
}
