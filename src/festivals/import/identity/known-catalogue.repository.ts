import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../../shared/database/database.js';
import { EditionEntity } from '../../edition/edition.entity.js';
import { FestivalRepository } from '../../festival.repository.js';
import type { Provider } from '../import.entity.js';
import { ImportRowEntity } from '../row/import-row.entity.js';
import { type StandingRecord, standsByItself } from '../row/import-record.js';
import { KnownCatalogue, type KnownFacts, type KnownEdition, type KnownFestival } from './known-catalogue.js';
import { allFacts } from '../row/value-changes.rules.js';
import { SourceRecordRepository } from './source-record.repository.js';

/** Gathers what of the catalogue matters for some rows of an import. */
@Injectable()
export class KnownCatalogueRepository {
  constructor(
    private readonly database: Database,
    private readonly festivals: FestivalRepository,
    private readonly sourceRecords: SourceRecordRepository,
  ) {}

  /**
   * `preview`: with what earlier rows of the file would bring. `apply`: those are in the catalogue by
   * now, and the festivals are locked until the transaction ends.
   */
  async gather(
    provider: Provider,
    importId: string,
    rows: readonly { readonly record: StandingRecord }[],
    mode: 'preview' | 'apply',
  ): Promise<KnownCatalogue> {
    const known = new KnownCatalogue();
    const naturalKeys = rows.map(({ record }) => record.naturalKey);
    const nameKeys = [...new Set(rows.map(({ record }) => record.nameKey))];
    const own = await this.sourceRecords.findKnown(provider, importId, { naturalKeys });
    const names = await this.sourceRecords.findNames(nameKeys);
    const ids = [...new Set([...names, ...own].flatMap(({ festivalId }) => festivalId ?? []))];
    const siblings = await this.sourceRecords.findKnown(provider, importId, { festivalIds: ids });
    for (const festival of await this.findFestivals(ids, mode === 'apply')) known.noteFestival(festival);
    for (const name of names) known.noteName(name);
    for (const record of [...own, ...siblings]) known.noteRecord(record);
    if (mode === 'preview') await this.notePlanned(importId, nameKeys, known);
    return known;
  }

  private async findFestivals(ids: readonly string[], lock: boolean): Promise<KnownFestival[]> {
    if (ids.length === 0) return [];
    const facts = await this.festivals.findFacts(ids, lock);
    const editions = new Map<string, KnownEdition[]>([...facts.keys()].map((id) => [id, []]));
    const found = await this.database.manager.find(EditionEntity, {
      where: { festivalId: In([...ids]) },
      order: { startsOn: 'DESC' },
    });
    for (const { id, festivalId, startsOn, endsOn, status, ordinal } of found) {
      editions.get(festivalId)?.push({ id, facts: { startsOn, endsOn, status, ordinal } });
    }
    return [...facts].map(([id, all]) => ({ id, facts: sourceFacts(all), editions: editions.get(id) ?? [] }));
  }

  /** What rows decided about before would do, as if it were done. */
  private async notePlanned(
    importId: string,
    nameKeys: readonly string[],
    known: KnownCatalogue,
  ): Promise<void> {
    if (nameKeys.length === 0) return;
    const planned = await this.database.manager.find(ImportRowEntity, {
      where: { importId, nameKey: In([...nameKeys]), outcome: In(['new', 'changed', 'unchanged']) },
      order: { turn: 'ASC' },
    });
    for (const {
      number,
      record,
      recordHash,
      festivalId,
      editionId,
      createsFestival,
      createsEdition,
    } of planned) {
      if (record === null || !standsByItself(record)) continue;
      if (recordHash === null || festivalId === null || editionId === null) continue;
      const { festival, edition, nameKey } = record;
      const there = known.festival(festivalId);
      const editions = [
        ...(there?.editions ?? []),
        ...(createsEdition ? [{ id: editionId, facts: edition }] : []),
      ];
      if (createsFestival) known.noteFestival({ id: festivalId, facts: allFacts(festival), editions });
      else if (there !== undefined) known.noteFestival({ ...there, editions });
      known.noteName({ nameKey, festivalId, region: festival.region ?? null });
      const id = known.record(record.naturalKey)?.id ?? null;
      known.noteRecord({ id, record, hash: recordHash.toString('hex'), festivalId, editionId, row: number });
    }
  }
}

function sourceFacts(facts: KnownFacts): KnownFacts {
  const {
    name,
    category,
    place,
    address,
    region,
    point,
    organiser,
    host,
    sponsors,
    phone,
    homepage,
    description,
  } = facts;
  return {
    name,
    category,
    place,
    address,
    region,
    point,
    organiser,
    host,
    sponsors,
    phone,
    homepage,
    description,
  };
}
