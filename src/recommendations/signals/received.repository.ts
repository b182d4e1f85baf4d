import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';

/** Which signals have been counted. */
@Injectable()
export class ReceivedRepository {
  constructor(private readonly database: Database) {}

  /** Those of the ids that are new, each once; of parallel calls one gets it. */
  async claim(person: string, ids: readonly string[], now: Date): Promise<Set<string>> {
    const fresh = await this.database.rows<{ id: string }>(
      `INSERT IGNORE INTO recommendations_received (person, id, received_at)
       VALUES ${ids.map(() => '(?, ?, ?)').join(', ')} RETURNING id`,
      ids.flatMap((id) => [person, id, now]),
    );
    return new Set(fresh.map(({ id }) => id));
  }

  async removeBefore(before: Date, limit: number): Promise<number> {
    return this.database.change('DELETE FROM recommendations_received WHERE received_at < ? LIMIT ?', [
      before,
      limit,
    ]);
  }

  async of(person: string): Promise<{ id: string; receivedAt: Date }[]> {
    return this.database.rows(
      'SELECT id, received_at AS receivedAt FROM recommendations_received WHERE person = ? ORDER BY received_at, id',
      [person],
    );
  }

  async removeAll(person: string): Promise<void> {
    await this.database.change('DELETE FROM recommendations_received WHERE person = ?', [person]);
  }
}
