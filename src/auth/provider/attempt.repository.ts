import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { AttemptEntity } from './attempt.entity.js';
import { NewcomerEntity } from './newcomer.entity.js';

/** What is kept of people between two pages. */
@Injectable()
export class AttemptRepository {
  constructor(private readonly database: Database) {}

  async add(attempt: AttemptEntity): Promise<void> {
    await this.database.manager.insert(AttemptEntity, attempt);
  }

  /** Of those who take it at the same time one gets it; nothing for another browser than the one that began it. */
  async take(
    which: Pick<AttemptEntity, 'stateHash' | 'browserHash' | 'provider'>,
  ): Promise<AttemptEntity | undefined> {
    const found = await this.database.manager.findOneBy(AttemptEntity, which);
    if (found === null) return undefined;
    const { affected } = await this.database.manager.delete(AttemptEntity, { stateHash: found.stateHash });
    return affected === 1 ? found : undefined;
  }

  /** Whoever the browser was last signed in as at a provider is the one it is about. */
  async keepNewcomer(newcomer: NewcomerEntity): Promise<void> {
    await this.database.manager.upsert(NewcomerEntity, newcomer, ['browserHash']);
  }

  async findNewcomer(browserHash: Buffer): Promise<NewcomerEntity | null> {
    return this.database.manager.findOneBy(NewcomerEntity, { browserHash });
  }

  /** False where they are taken already. */
  async takeNewcomer({ browserHash, provider, subject }: NewcomerEntity): Promise<boolean> {
    const taken = await this.database.manager.delete(NewcomerEntity, { browserHash, provider, subject });
    return taken.affected === 1;
  }

  async removeExpiredAttempts(before: Date, limit: number): Promise<number> {
    return this.database.change('DELETE FROM auth_provider_attempt WHERE expires_at <= ? LIMIT ?', [
      before,
      limit,
    ]);
  }

  async removeExpiredNewcomers(before: Date, limit: number): Promise<number> {
    return this.database.change('DELETE FROM auth_newcomer WHERE expires_at <= ? LIMIT ?', [before, limit]);
  }
}
