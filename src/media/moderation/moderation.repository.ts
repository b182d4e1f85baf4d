import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Database } from '../../shared/database/database.js';
import { type Moderation, PhotoEntity } from '../photo.entity.js';

@Injectable()
export class ModerationRepository {
  constructor(private readonly database: Database) {}

  private get photos() {
    return this.database.manager.getRepository(PhotoEntity);
  }

  /** Only where a verdict is still waited for: a person may have been faster. */
  async decide(id: string, moderation: Moderation): Promise<void> {
    await this.photos.update({ id, moderateAt: Not(IsNull()) }, { moderation, moderateAt: null });
  }

  async askLater(id: string, tries: number, moderateAt: Date): Promise<void> {
    await this.photos.update({ id, moderateAt: Not(IsNull()) }, { moderationTries: tries, moderateAt });
  }
}
