import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { ThrottleEntity } from './throttle.entity.js';

export interface Taken {
  readonly taken: number;
  readonly resetsAt: Date;
}

@Injectable()
export class ThrottleRepository {
  constructor(private readonly database: Database) {}

  /** Adds to what is taken, or begins anew where the time is over; one statement, so that no two miss each other. */
  async take(id: Buffer, points: number, now: Date, resetsAt: Date): Promise<Taken> {
    const [row] = await this.database.rows<Taken>(
      `INSERT INTO shared_throttle (id, taken, resets_at) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE
         taken = IF(resets_at <= ?, VALUES(taken), taken + VALUES(taken)),
         resets_at = IF(resets_at <= ?, VALUES(resets_at), resets_at)
       RETURNING taken, resets_at AS resetsAt`,
      [id, points, resetsAt, now, now],
    );
    return row as Taken;
  }

  async giveBack(id: Buffer, points: number): Promise<void> {
    await this.database.change('UPDATE shared_throttle SET taken = taken - LEAST(taken, ?) WHERE id = ?', [
      points,
      id,
    ]);
  }

  async forget(id: Buffer): Promise<void> {
    await this.database.manager.delete(ThrottleEntity, { id });
  }

  /** Removes what is over; answers how many. */
  async removeOver(now: Date, limit: number): Promise<number> {
    return this.database.change('DELETE FROM shared_throttle WHERE resets_at <= ? LIMIT ?', [now, limit]);
  }
}
