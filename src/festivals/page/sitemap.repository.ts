import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';

export interface MappedFestival {
  readonly id: string;
  readonly updatedAt: Date;
}

@Injectable()
export class SitemapRepository {
  constructor(private readonly database: Database) {}

  async countPublished(): Promise<number> {
    const [counted] = await this.database.rows<{ festivals: string }>(
      "SELECT COUNT(*) AS festivals FROM festivals_festival WHERE status = 'published'",
    );
    return Number(counted?.festivals ?? 0);
  }

  /** The published festival with so many before it in the order of ids. */
  async findAt(place: number): Promise<string | null> {
    const [found] = await this.database.rows<{ id: string }>(
      "SELECT id FROM festivals_festival WHERE status = 'published' ORDER BY id LIMIT 1 OFFSET ?",
      [place],
    );
    return found?.id ?? null;
  }

  async findFrom(id: string, howMany: number): Promise<MappedFestival[]> {
    return this.database.rows<MappedFestival>(
      `SELECT id, updated_at AS updatedAt FROM festivals_festival
        WHERE status = 'published' AND id >= ? ORDER BY id LIMIT ?`,
      [id, howMany],
    );
  }
}
