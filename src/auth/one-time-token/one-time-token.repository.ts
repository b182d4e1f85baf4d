import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Database } from '../../shared/database/database.js';
import { OneTimeTokenEntity, type TokenPurpose } from './one-time-token.entity.js';

@Injectable()
export class OneTimeTokenRepository {
  constructor(private readonly database: Database) {}

  private get tokens() {
    return this.database.manager.getRepository(OneTimeTokenEntity);
  }

  async add(token: OneTimeTokenEntity): Promise<void> {
    await this.tokens.insert(token);
  }

  async find(hash: Buffer): Promise<OneTimeTokenEntity | null> {
    return this.tokens.findOneBy({ hash });
  }

  /** Locks it, so that of parallel uses one finds it and the others do not. */
  async lock(hash: Buffer): Promise<OneTimeTokenEntity | null> {
    return this.tokens.findOne({ where: { hash }, lock: { mode: 'pessimistic_write' } });
  }

  async removeOf(accountId: string, purpose?: TokenPurpose): Promise<void> {
    await this.tokens.delete(purpose === undefined ? { accountId } : { accountId, purpose });
  }

  async removeExpired(now: Date): Promise<void> {
    await this.tokens.delete({ expiresAt: LessThanOrEqual(now) });
  }
}
