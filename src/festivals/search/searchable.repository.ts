import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import type { Searchable } from './index/searchable.js';

interface Row extends Omit<Searchable, 'formerNames' | 'tags' | 'region'> {
  readonly id: string;
  readonly formerNames: string[];
  readonly tags: string[] | null;
  readonly provinceCode: string | null;
  readonly districtCode: string | null;
}

const COLUMNS = `
  f.id, f.name, f.name_en AS nameEn, f.former_names AS formerNames, f.place, f.organiser,
  f.province_code AS provinceCode, f.district_code AS districtCode,
  (SELECT JSON_ARRAYAGG(t.tag ORDER BY t.position) FROM festivals_tag t WHERE t.festival_id = f.id) AS tags`;

/** Reads published festivals by what they can be found by. */
@Injectable()
export class SearchableRepository {
  constructor(private readonly database: Database) {}

  async findAfter(id: string, limit: number): Promise<[string, Searchable][]> {
    const rows = await this.database.rows<Row>(
      `SELECT ${COLUMNS} FROM festivals_festival f WHERE f.id > ? AND f.status = 'published' ORDER BY f.id LIMIT ?`,
      [id, limit],
    );
    return rows.map(searchableOf);
  }

  /** Those of the given that are published. */
  async find(ids: readonly string[]): Promise<[string, Searchable][]> {
    if (ids.length === 0) return [];
    const rows = await this.database.rows<Row>(
      `SELECT ${COLUMNS} FROM festivals_festival f WHERE f.id IN (?) AND f.status = 'published'`,
      [ids],
    );
    return rows.map(searchableOf);
  }
}

function searchableOf({ id, tags, provinceCode, districtCode, ...row }: Row): [string, Searchable] {
  const region = provinceCode === null ? null : { provinceCode, districtCode };
  return [id, { ...row, tags: tags ?? [], region }];
}
