import { Injectable } from '@nestjs/common';
import type { Day } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import type { Provider } from '../import/import.entity.js';
import type { RowFaultCode } from '../import/row/row-fault.js';
import { CATALOGUE_FINDINGS, type CatalogueFinding } from './quality.findings.js';

interface Counted<Code> {
  readonly provider: Provider;
  /** By name; null where the row does not tell. */
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

  /**
   * Of the rows of each authority in the file that has its newest ones, by reference day; of files of the same day
   * the last one read. Rows that do not tell who says them count by the newest of all rows of their file.
   */
  async countFaults(): Promise<FaultCount[]> {
    const rows = await this.database.rows<Flat<FaultCount>>(
      `WITH spoken AS (
         SELECT import_id, authority, MAX(reference_day) AS day FROM festivals_import_row
          WHERE authority IS NOT NULL GROUP BY import_id, authority
         UNION ALL
         SELECT import_id, NULL, MAX(reference_day) FROM festivals_import_row GROUP BY import_id),
       ranked AS (
         SELECT i.provider, i.id, p.authority, ROW_NUMBER() OVER (
                  PARTITION BY i.provider, p.authority ORDER BY p.day DESC, i.created_at DESC, i.id DESC) AS age
           FROM festivals_import i JOIN spoken p ON p.import_id = i.id WHERE i.status = 'applied'),
       faulty AS (
         SELECT DISTINCT l.provider, r.number, r.name, r.authority, r.district_code AS district, f.code
           FROM ranked l JOIN festivals_import_row r ON r.import_id = l.id AND r.authority <=> l.authority
           JOIN JSON_TABLE(JSON_MERGE_PRESERVE(COALESCE(r.faults, '[]'), COALESCE(r.findings, '[]')),
                '$[*]' COLUMNS (code varchar(40) PATH '$.code')) f
          WHERE l.age = 1 AND (r.faults IS NOT NULL OR r.findings IS NOT NULL))
       SELECT provider, authority, IF(MIN(district) = MAX(district), MIN(district), NULL) AS districtCode, code,
              COUNT(*) AS \`rows\`, JSON_ARRAYAGG(name ORDER BY number LIMIT ${SAMPLES}) AS samples
         FROM faulty GROUP BY provider, authority, code ORDER BY provider, authority, code`,
    );
    return rows.map(counted);
  }

  /** Of what stands of each source: under one natural key the newest, as {@link speakingOf} decides. */
  async countFindings(staleBefore: Day): Promise<FindingCount[]> {
    const rows = await this.database.rows<Flat<FindingCount>>(
      `WITH said AS (
         SELECT s.provider, s.record, s.reference_day AS reference, r.authority, ROW_NUMBER() OVER (
                  PARTITION BY s.provider, s.natural_key ORDER BY s.reference_day DESC, s.id, r.authority DESC) AS age
           FROM festivals_attribution a JOIN festivals_statement s ON s.id = a.statement_id
           LEFT JOIN festivals_import_row r FORCE INDEX (festivals_import_row_statement)
             ON r.import_id = a.import_id AND r.statement_id = s.id
          WHERE a.applied AND s.festival_id IS NOT NULL),
       told AS (
         SELECT provider, reference, COALESCE(authority, JSON_VALUE(record, '$.authority')) AS authority,
                JSON_VALUE(record, '$.festival.region.districtCode') AS district,
                COALESCE(JSON_VALUE(record, '$.festival.name'), JSON_VALUE(record, '$.nameKey')) AS name,
                JSON_VALUE(record, '$.festival.address') AS address,
                JSON_VALUE(record, '$.festival.homepage') AS homepage,
                CONCAT(JSON_VALUE(record, '$.festival.point.lat'), ',', JSON_VALUE(record, '$.festival.point.lng')) AS point,
                JSON_VALUE(record, '$.edition.startsOn') AS starts, JSON_VALUE(record, '$.edition.endsOn') AS ends
           FROM said WHERE age = 1),
       weighed AS (SELECT *, COUNT(*) OVER (PARTITION BY point) AS sharing FROM told),
       found AS (
         SELECT w.*, c.code FROM weighed w JOIN JSON_TABLE(?, '$[*]' COLUMNS (code varchar(40) PATH '$')) c
             ON CASE c.code WHEN 'no-point' THEN point IS NULL
                            WHEN 'shared-point' THEN point IS NOT NULL AND sharing >= ${SHARED_BY}
                            WHEN 'no-address' THEN address IS NULL
                            WHEN 'http-homepage' THEN homepage LIKE 'http://%'
                            WHEN 'whole-year' THEN DATEDIFF(ends, starts) >= ${WHOLE_YEAR_DAYS - 1}
                            WHEN 'stale-reference-day' THEN reference < ?
                            WHEN 'no-reference-day' THEN reference IS NULL
                            WHEN 'undated' THEN starts IS NULL END)
       SELECT provider, authority, IF(MIN(district) = MAX(district), MIN(district), NULL) AS districtCode, code,
              COUNT(*) AS \`rows\`, JSON_ARRAYAGG(name ORDER BY name LIMIT ${SAMPLES}) AS samples
         FROM found GROUP BY provider, authority, code ORDER BY provider, authority, code`,
      [JSON.stringify(Object.keys(CATALOGUE_FINDINGS)), staleBefore],
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
