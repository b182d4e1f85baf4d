import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { isLockTimeout, violatesUnique } from '../database/database-errors.js';
import { Database } from '../database/database.js';
import { type KeptAnswer, KeptAnswerEntity } from './kept-answer.entity.js';
import type { KeyedCall } from './keyed-call.js';

@Injectable()
export class KeptAnswerRepository {
  constructor(private readonly database: Database) {}

  async find({ callerId, key }: KeyedCall): Promise<KeptAnswerEntity | null> {
    return this.database.manager.findOneBy(KeptAnswerEntity, { callerId, key });
  }

  async ofCaller(callerId: string): Promise<KeptAnswerEntity[]> {
    return this.database.manager.find(KeptAnswerEntity, { where: { callerId }, order: { keptUntil: 'ASC' } });
  }

  /**
   * Takes the key for the transaction under way, whose lock on the row is all that says so: it goes with the
   * transaction, however that ends. False where another has it or has used it; nobody waits for that here.
   */
  async claim({ callerId, key, request }: KeyedCall, keptUntil: Date): Promise<boolean> {
    try {
      await this.database.change(
        `SET STATEMENT innodb_lock_wait_timeout = 0 FOR
         INSERT INTO shared_kept_answer (caller_id, key_hash, request_hash, kept_until) VALUES (?, ?, ?, ?)`,
        [callerId, key, request, keptUntil],
      );
      return true;
    } catch (error) {
      if (isLockTimeout(error) || violatesUnique(error, 'PRIMARY')) return false;
      throw error;
    }
  }

  async keep({ callerId, key }: KeyedCall, answer: KeptAnswer): Promise<void> {
    await this.database.change(
      'UPDATE shared_kept_answer SET answer = ? WHERE caller_id = ? AND key_hash = ?',
      [JSON.stringify(answer), callerId, key],
    );
  }

  async removeIfOver({ callerId, key }: KeyedCall, now: Date): Promise<void> {
    await this.database.manager.delete(KeptAnswerEntity, { callerId, key, keptUntil: LessThanOrEqual(now) });
  }

  async removeAllOf(callerId: string): Promise<void> {
    await this.database.manager.delete(KeptAnswerEntity, { callerId });
  }

  /** Answers how many. */
  async removeOver(now: Date, limit: number): Promise<number> {
    return this.database.change('DELETE FROM shared_kept_answer WHERE kept_until <= ? LIMIT ?', [now, limit]);
  }
}
