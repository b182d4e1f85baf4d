import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { JOIN_SHOWING } from '../catalogue.repository.js';
import { conditionsOf, distanceFrom, type ListQuestion } from './search-conditions.js';
import { orderOf } from './search-order.js';

export interface Found {
  readonly id: string;
  readonly distanceKm: number | null;
}

@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  /** The ids of one page in the order asked, and how many there are on all pages. */
  async findPage(question: ListQuestion): Promise<{ found: Found[]; total: number }> {
    const { today, near, page, perPage } = question;
    const distance = near === undefined ? { sql: 'NULL', values: [] } : distanceFrom(near);
    const conditions = conditionsOf(question);
    const order = orderOf(question);
    const found = await this.database.rows<Found & { total: string }>(
      `SELECT f.id, ${distance.sql} AS distanceKm, COUNT(*) OVER () AS total
         FROM festivals_festival f ${JOIN_SHOWING}
        WHERE ${conditions.sql} ORDER BY ${order.sql} LIMIT ? OFFSET ?`,
      [
        ...distance.values,
        today,
        today,
        ...conditions.values,
        ...order.values,
        perPage,
        (page - 1) * perPage,
      ],
    );
    if (found[0] !== undefined || page === 1) return { found, total: Number(found[0]?.total ?? 0) };
    const [counted] = await this.database.rows<{ total: string }>(
      `SELECT COUNT(*) AS total FROM festivals_festival f ${JOIN_SHOWING} WHERE ${conditions.sql}`,
      [today, today, ...conditions.values],
    );
    return { found: [], total: Number(counted?.total ?? 0) };
  }
}
