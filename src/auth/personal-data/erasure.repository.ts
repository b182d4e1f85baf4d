import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Database } from '../../shared/database/database.js';
import { AccountEntity } from '../account.entity.js';
import { ErasureEntity } from './erasure.entity.js';

@Injectable()
export class ErasureRepository {
  constructor(private readonly database: Database) {}

  /** With sessions, tokens and consents, which refer to it. */
  async removeAccount(id: string): Promise<void> {
    await this.database.manager.delete(AccountEntity, { id });
  }

  async add(erasure: ErasureEntity): Promise<void> {
    await this.database.manager.insert(ErasureEntity, erasure);
  }

  async isAnyDue(now: Date): Promise<boolean> {
    return this.database.manager.existsBy(ErasureEntity, { dueAt: LessThanOrEqual(now) });
  }

  /** One that is due and that no other instance holds, for the transaction under way. */
  async lockDue(now: Date): Promise<ErasureEntity | null> {
    return this.database.manager.findOne(ErasureEntity, {
      where: { dueAt: LessThanOrEqual(now) },
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
  }

  async finish(accountId: string): Promise<void> {
    await this.database.manager.delete(ErasureEntity, { accountId });
  }
}
