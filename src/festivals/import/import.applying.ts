import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { ChosenEdition, ChosenFestival } from '../festival.facts.js';
import { FestivalWriter } from '../festival.writer.js';
import { ChangeRecorder } from '../history/change.recorder.js';
import { decidedRow, isDecided, readRow } from './row/decided-row.js';
import { type Job, LeaseLost } from './import.jobs.js';
import type { Provider } from './import.entity.js';
import { ImportRepository } from './import.repository.js';
import { type DecidableRow, ImportRowRepository } from './row/import-row.repository.js';
import { KnownCatalogueRepository } from './identity/known-catalogue.repository.js';
import { NameKeyRepository } from './identity/name-key.repository.js';
import { decide, type RowDecision } from './row/row-decision.rules.js';
import { valuesOf } from './row/value-changes.rules.js';
import { SourceRecordRepository } from './identity/source-record.repository.js';

const BATCH = 200;

interface DecidedPair {
  readonly row: DecidableRow;
  readonly decision: RowDecision;
}

/** Does what the preview said, all of it or nothing. */
@Injectable()
export class ImportApplying {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly rows: ImportRowRepository,
    private readonly sourceRecords: SourceRecordRepository,
    private readonly catalogue: KnownCatalogueRepository,
    private readonly nameKeys: NameKeyRepository,
    private readonly writer: FestivalWriter,
    private readonly history: ChangeRecorder,
    private readonly clock: Clock,
  ) {}

  /** The catalogue may have changed since the preview, so every row is decided about once more. */
  async apply(job: Job, provider: Provider): Promise<void> {
    await this.database.transaction(async () => {
      this.history.speaksFor(provider);
      await this.nameKeys.refresh();
      let applied = 0;
      for (let after = ''; ;) {
        job.report(applied);
        const batch = await this.rows.findInTurn(job.importId, after, BATCH);
        const last = batch.at(-1);
        if (last === undefined) break;
        after = last.turn;
        await this.applyBatch(job.importId, provider, batch);
        applied += batch.length;
      }
      await this.nameKeys.refresh();
      const counts = await this.rows.countOutcomes(job.importId);
      if (!(await this.imports.toApplied(job.importId, job.runner, counts))) throw new LeaseLost();
    });
  }

  private async applyBatch(
    importId: string,
    provider: Provider,
    batch: readonly DecidableRow[],
  ): Promise<void> {
    const known = await this.catalogue.gather(provider, importId, batch, 'apply');
    const pairs = batch.map((row) => ({ row, decision: decide(readRow(row), known) }));
    await this.createFestivals(pairs);
    await this.addEditions(pairs);
    await this.changeValues(pairs);
    await this.remember(importId, provider, pairs);
  }

  private async createFestivals(pairs: readonly DecidedPair[]): Promise<void> {
    const created = new Map<string, { festival: ChosenFestival['festival']; editions: ChosenEdition[] }>();
    for (const { row, decision } of pairs) {
      if (decision.creates.festival && decision.festivalId !== null) {
        created.set(decision.festivalId, { festival: row.record.festival, editions: [] });
      }
      const chosen = chosenEdition({ row, decision });
      if (chosen !== null) created.get(decision.festivalId ?? '')?.editions.push(chosen);
    }
    await this.writer.createMany([...created].map(([id, one]) => ({ id, ...one })));
  }

  private async addEditions(pairs: readonly DecidedPair[]): Promise<void> {
    const createdHere = new Set(
      pairs.flatMap(({ decision }) => (decision.creates.festival ? [decision.festivalId] : [])),
    );
    await this.writer.reviseEditions(
      pairs.flatMap((pair) => {
        const { festivalId } = pair.decision;
        const chosen = chosenEdition(pair);
        return chosen === null || festivalId === null || createdHere.has(festivalId)
          ? []
          : [{ festivalId, add: [chosen] }];
      }),
    );
  }

  private async changeValues(pairs: readonly DecidedPair[]): Promise<void> {
    for (const { decision } of pairs) {
      const { festivalId, editionId, changes } = decision;
      if (festivalId === null || editionId === null || changes.length === 0) continue;
      const [ofFestival, ofEdition] = [valuesOf('festival', changes), valuesOf('edition', changes)];
      if (Object.keys(ofFestival).length > 0) await this.writer.change(festivalId, ofFestival);
      if (Object.keys(ofEdition).length > 0)
        await this.writer.changeEdition(festivalId, editionId, ofEdition);
    }
  }

  private async remember(importId: string, provider: Provider, pairs: readonly DecidedPair[]): Promise<void> {
    const now = this.clock.now();
    const remembered = pairs.filter(({ decision }) => decision.remember);
    const replacedIds = remembered.flatMap(({ decision }) => decision.replaces?.id ?? []);
    const before = await this.sourceRecords.findReplaceable(replacedIds);
    for (const { row, decision } of remembered) {
      const id = decision.replaces?.id;
      if (id)
        await this.sourceRecords.replace(id, importId, now, {
          record: row.record,
          hash: row.recordHash.toString('hex'),
        });
    }
    await this.sourceRecords.addMany(
      provider,
      importId,
      now,
      remembered.flatMap(({ row: { record, recordHash }, decision: { festivalId, editionId, replaces } }) =>
        replaces !== null || festivalId === null || editionId === null
          ? []
          : [{ record, hash: recordHash.toString('hex'), festivalId, editionId }],
      ),
    );
    const decided = pairs.map(({ row, decision }) => ({
      row,
      now: decidedRow(row.number, decision, before.get(decision.replaces?.id ?? '') ?? null),
    }));
    const differing = decided.filter((one) => !isDecided(one.row, one.now));
    await this.rows.saveDecided(
      importId,
      differing.map((one) => one.now),
    );
  }
}

function chosenEdition({ row, decision }: DecidedPair): ChosenEdition | null {
  return decision.creates.edition && decision.editionId !== null
    ? { id: decision.editionId, edition: row.record.edition }
    : null;
}
