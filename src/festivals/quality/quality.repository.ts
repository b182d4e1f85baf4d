import { Injectable } from '@nestjs/common';
import type { Day } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { Provider } from '../import/import.entity.js';
import type { RowFaultCode } from '../import/row/row-fault.js';
import type { CatalogueFinding } from './quality.findings.js';

interface Counted<Code> {
  readonly provider: Provider;
  /** Null where the row was not good enough to tell. */
  readonly authority: string | null;
  /** That of all its rows; null where they lie in several. */
  readonly districtCode: string | null;
  readonly code: Code;
  readonly rows: number;
  /** Some of their names. */
  readonly samples: readonly string[];
}

export type FaultCount = Counted<RowFaultCode>;
export type FindingCount = Counted<CatalogueFinding>;

type Flat<T> = Omit<T, 'rows' | 'samples'> & { readonly rows: string; readonly samples: string | string[] };

const SAMPLES = 5;
const SHARED_BY = 5;
const WHOLE_YEAR_DAYS = 300;

/** Counts what is wrong, by who said it. */
@Injectable()
export class QualityRepository {
  constructor(private readonly database: Database) {}

  /** Of the rows of each provider's last import that was applied. */
  async countFaults(): Promise<FaultCount[]> {
    const rows = await this.database.rows<Flat<FaultCount>>(
      `WITH latest AS (
         SELECT id, provider, ROW_NUMBER() OVER (PARTITION BY provider ORDER BY created_at DESC, id DESC) AS age
           FROM festivals_import WHERE status = 'applied'),
       faulty AS (
         SELECT DISTINCT l.provider, r.number, r.name, JSON_VALUE(r.record, '$.authority') AS authority,
                JSON_VALUE(r.record, '$.festival.region.districtCode') AS district, f.code
           FROM latest l JOIN festivals_import_row r ON r.import_id = l.id
           JOIN JSON_TABLE(JSON_MERGE_PRESERVE(COALESCE(r.faults, '[]'), COALESCE(r.findings, '[]')),
                '$[*]' COLUMNS (code varchar(40) PATH '$.code')) f
          WHERE l.age = 1 AND (r.faults IS NOT NULL OR r.findings IS NOT NULL))
       SELECT provider, authority, IF(MIN(district) = MAX(district), MIN(district), NULL) AS districtCode, code,
              COUNT(*) AS \`rows\`, JSON_ARRAYAGG(name ORDER BY number LIMIT ${SAMPLES}) AS samples
         FROM faulty GROUP BY provider, authority, code ORDER BY provider, authority, code`,
    );
    return rows.map(counted);
  }

  /** Of what each source last said of the festivals that are there; one record counts once for each finding. */
  async countFindings(staleBefore: Day): Promise<FindingCount[]> {
    const rows = await this.database.rows<Flat<FindingCount>>(
      `WITH told AS (
         SELECT s.provider, JSON_VALUE(s.record, '$.authority') AS authority, s.district_code AS district, s.id,
                COALESCE(JSON_VALUE(s.record, '$.festival.name'), s.name_key) AS name, s.reference_day AS reference,
                JSON_VALUE(s.record, '$.festival.address') AS address,
                JSON_VALUE(s.record, '$.festival.homepage') AS homepage,
                CONCAT(JSON_VALUE(s.record, '$.festival.point.lat'), ',', JSON_VALUE(s.record, '$.festival.point.lng')) AS point,
                JSON_VALUE(s.record, '$.edition.startsOn') AS starts, JSON_VALUE(s.record, '$.edition.endsOn') AS ends
           FROM festivals_source_record s WHERE s.festival_id IS NOT NULL),
       shared AS (SELECT point FROM told WHERE point IS NOT NULL GROUP BY point HAVING COUNT(*) >= ${SHARED_BY}),
       found AS (
         SELECT *, 'no-point' AS code FROM told WHERE point IS NULL
         UNION ALL SELECT *, 'shared-point' FROM told WHERE point IN (SELECT point FROM shared)
         UNION ALL SELECT *, 'no-address' FROM told WHERE address IS NULL
         UNION ALL SELECT *, 'http-homepage' FROM told WHERE homepage LIKE 'http://%'
         UNION ALL SELECT *, 'whole-year' FROM told WHERE DATEDIFF(ends, starts) >= ${WHOLE_YEAR_DAYS - 1}
         UNION ALL SELECT *, 'stale-reference-day' FROM told WHERE reference < ?
         UNION ALL SELECT *, 'no-reference-day' FROM told WHERE reference IS NULL
         UNION ALL SELECT *, 'undated' FROM told WHERE starts IS NULL)
       SELECT provider, authority, IF(MIN(district) = MAX(district), MIN(district), NULL) AS districtCode, code,
              COUNT(*) AS \`rows\`, JSON_ARRAYAGG(name ORDER BY name LIMIT ${SAMPLES}) AS samples
         FROM found GROUP BY provider, authority, code ORDER BY provider, authority, code`,
      [staleBefore],
    );
    return rows.map(counted);
  }
}

function counted<T extends { readonly samples: unknown; readonly rows: unknown }>(
  row: T,
): Omit<T, 'rows' | 'samples'> & { rows: number; samples: string[] } {
  const samples = typeof row.samples === 'string' ? (JSON.parse(row.samples) as string[]) : row.samples;
  return { ...row, rows: Number(row.rows), samples: samples as string[] };
}
