import { Injectable } from '@nestjs/common';
import type { Day } from '../../../shared/clock.js';
import { Database } from '../../../shared/database/database.js';
import type { LiveProvider } from '../import.entity.js';

/** Calls counted over all processes, before they are made, so that none is made too many. */
@Injectable()
export class LiveCallsRepository {
  constructor(private readonly database: Database) {}

  /** How many calls are left after this one; null where there was none left. */
  async take(provider: LiveProvider, day: Day, quota: number): Promise<number | null> {
    await this.database.change(
      'INSERT INTO festivals_live_calls (provider, day, calls) VALUES (?, ?, 0) ON DUPLICATE KEY UPDATE calls = calls',
      [provider, day],
    );
    const taken = await this.database.change(
      'UPDATE festivals_live_calls SET calls = calls + 1 WHERE provider = ? AND day = ? AND calls < ?',
      [provider, day, quota],
    );
    return taken === 0 ? null : this.findLeft(provider, day, quota);
  }

  async findLeft(provider: LiveProvider, day: Day, quota: number): Promise<number> {
    const [row] = await this.database.rows<{ calls: number }>(
      'SELECT calls FROM festivals_live_calls WHERE provider = ? AND day = ?',
      [provider, day],
    );
    return Math.max(0, quota - (row?.calls ?? 0));
  }

  /** The provider says that there are none left, whatever we have counted. */
  async takeAll(provider: LiveProvider, day: Day, quota: number): Promise<void> {
    await this.database.change(
      'UPDATE festivals_live_calls SET calls = GREATEST(calls, ?) WHERE provider = ? AND day = ?',
      [quota, provider, day],
    );
  }
}
