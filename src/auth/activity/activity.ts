import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';

/**
 * Counts what accounts do, as far as others keep something that is made of it: while the count is the same, so is
 * what it was made of. The guard reads it with the account, so looking at it costs nothing.
 */
@Injectable()
export class Activity {
  constructor(private readonly database: Database) {}

  /**
   * Says that the transaction under way writes something that the account did, or takes it back: as the last of its
   * statements, so that nobody waits for what an account's other transaction locks after it.
   */
  async note(accountId: string): Promise<void> {
    await this.database.change(
      `INSERT INTO auth_activity (account_id, turn) SELECT id, 1 FROM auth_account WHERE id = ?
         ON DUPLICATE KEY UPDATE turn = auth_activity.turn + 1`,
      [accountId],
    );
  }
}
