import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../../shared/database/database.js';
import { newId } from '../../../shared/ids.js';
import { insertMany } from '../../write-many.js';
import type { RegionCodes } from '../../region/region.rules.js';
import type { Provider } from '../import.entity.js';
import type { StandingRecord } from '../row/import-record.js';
import type { KnownRecord } from './known-catalogue.js';
import { type ReplacedRecord, SourceRecordEntity } from './source-record.entity.js';

/** A record to remember, with where it went. */
export interface RememberedRecord {
  readonly record: StandingRecord;
  readonly hash: string;
  readonly festivalId: string;
  readonly editionId: string;
}

interface FoundRecord {
  readonly id: string;
  readonly record: string | StandingRecord;
  readonly hash: Buffer;
  readonly festivalId: string | null;
  readonly editionId: string | null;
  readonly row: number | null;
}

@Injectable()
export class SourceRecordRepository {
  constructor(private readonly database: Database) {}

  private get records() {
    return this.database.manager.getRepository(SourceRecordEntity);
  }

  async addMany(
    provider: Provider,
    importId: string,
    seenAt: Date,
    remembered: readonly RememberedRecord[],
  ): Promise<void> {
    await insertMany(
      this.database.manager,
      SourceRecordEntity,
      remembered.map((one) => ({
        id: newId(),
        provider,
        ...columnsOf(one.record, one.hash),
        festivalId: one.festivalId,
        editionId: one.editionId,
        importId,
        seenAt,
      })),
    );
  }

  async replace(
    id: string,
    importId: string,
    seenAt: Date,
    { record, hash }: Pick<RememberedRecord, 'record' | 'hash'>,
  ): Promise<void> {
    await this.records.update({ id }, { ...columnsOf(record, hash), importId, seenAt });
  }

  async restore(id: string, { record, hash, importId, seenAt }: ReplacedRecord): Promise<void> {
    await this.replace(id, importId, new Date(seenAt), { record, hash });
  }

  async removeMany(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.records.delete([...ids]);
  }

  /** As they are, for putting them back some day. */
  async findReplaceable(ids: readonly string[]): Promise<Map<string, ReplacedRecord>> {
    if (ids.length === 0) return new Map();
    const found = await this.records.findBy({ id: In([...ids]) });
    return new Map(
      found.map(({ id, record, recordHash, importId, seenAt }) => [
        id,
        { record, hash: recordHash.toString('hex'), importId, seenAt: seenAt.toISOString() },
      ]),
    );
  }

  /** Records of the provider with these natural keys or of these festivals, with the row of the import that says the same. */
  async findKnown(
    provider: Provider,
    importId: string,
    by: { naturalKeys: readonly string[] } | { festivalIds: readonly string[] },
  ): Promise<KnownRecord[]> {
    const [column, values] =
      'naturalKeys' in by ? ['natural_key', by.naturalKeys] : ['festival_id', by.festivalIds];
    if (values.length === 0) return [];
    const found = await this.database.rows<FoundRecord>(
      `SELECT s.id, s.record, s.record_hash AS hash, s.festival_id AS festivalId, s.edition_id AS editionId,
              (SELECT MIN(r.number) FROM festivals_import_row r
                WHERE r.import_id = ? AND r.natural_key = s.natural_key) AS \`row\`
         FROM festivals_source_record s WHERE s.provider = ? AND s.${column} IN (?) ORDER BY s.id`,
      [importId, provider, values],
    );
    return found.map(({ record, hash, ...rest }) => ({
      ...rest,
      record: parsed(record),
      hash: hash.toString('hex'),
    }));
  }

  /** Festivals that sources have called by these names, and where they said these are. */
  async findNames(
    nameKeys: readonly string[],
  ): Promise<{ nameKey: string; festivalId: string; region: RegionCodes | null }[]> {
    if (nameKeys.length === 0) return [];
    const found = await this.database.rows<{
      nameKey: string;
      festivalId: string;
      provinceCode: string | null;
      districtCode: string | null;
    }>(
      `SELECT name_key AS nameKey, festival_id AS festivalId, province_code AS provinceCode, district_code AS districtCode
         FROM festivals_source_record WHERE name_key IN (?) AND festival_id IS NOT NULL
        UNION
       SELECT k.name_key, k.festival_id, f.province_code, f.district_code
         FROM festivals_name_key k JOIN festivals_festival f ON f.id = k.festival_id WHERE k.name_key IN (?)`,
      [nameKeys, nameKeys],
    );
    return found.map(({ nameKey, festivalId, provinceCode, districtCode }) => ({
      nameKey,
      festivalId,
      region: provinceCode === null ? null : { provinceCode, districtCode },
    }));
  }
}

function columnsOf(record: StandingRecord, hash: string) {
  return {
    naturalKey: record.naturalKey,
    nameKey: record.nameKey,
    provinceCode: record.festival.region?.provinceCode ?? null,
    districtCode: record.festival.region?.districtCode ?? null,
    referenceDay: record.referenceDay,
    record: record as never,
    recordHash: Buffer.from(hash, 'hex'),
  };
}

/** MariaDB keeps JSON as text. */
function parsed(record: string | StandingRecord): StandingRecord {
  return typeof record === 'string' ? (JSON.parse(record) as StandingRecord) : record;
}
