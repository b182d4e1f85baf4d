import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { ConsentEntity } from './consent.entity.js';
import type { ConsentKind } from './consent.rules.js';

@Injectable()
export class ConsentRepository {
  constructor(private readonly database: Database) {}

  async add(decisions: readonly ConsentEntity[]): Promise<void> {
    if (decisions.length > 0) await this.database.manager.insert(ConsentEntity, [...decisions]);
  }

  /** All decisions, oldest first. */
  async historyOf(accountId: string): Promise<ConsentEntity[]> {
    return this.database.manager.find(ConsentEntity, { where: { accountId }, order: { id: 'ASC' } });
  }

  async newestOf(accountId: string, kind: ConsentKind): Promise<ConsentEntity | null> {
    return this.database.manager.findOne(ConsentEntity, {
      where: { accountId, kind },
      order: { id: 'DESC' },
    });
  }
}
