import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { LiveProvider } from '../import.entity.js';
import { LiveAnswerEntity } from './live-answer.entity.js';

export type AnswerKey = Pick<LiveAnswerEntity, 'provider' | 'operation' | 'subject'>;

/** What providers have answered. */
@Injectable()
export class LiveAnswerRepository {
  constructor(private readonly database: Database) {}

  async find(key: AnswerKey): Promise<LiveAnswerEntity | null> {
    return this.database.manager.findOneBy(LiveAnswerEntity, key);
  }

  /** In the place of an earlier one. */
  async keep(answer: LiveAnswerEntity): Promise<void> {
    await this.database.manager.upsert(LiveAnswerEntity, answer, ['provider', 'operation', 'subject']);
  }

  async forgetLists(provider: LiveProvider): Promise<void> {
    await this.database.manager.delete(LiveAnswerEntity, { provider, version: '' });
  }
}
