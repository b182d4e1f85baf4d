import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { Database } from '../../shared/database/database.js';
import { type Moderation, PhotoEntity } from '../photo.entity.js';

@Injectable()
export class ModerationRepository {
  constructor(private readonly database: Database) {}

  private get photos() {
    return this.database.manager.getRepository(PhotoEntity);
  }

  /** Takes up to `limit` photos that wait for a verdict, so that no other instance takes them before `leasedUntil`. */
  async claimDue(now: Date, leasedUntil: Date, limit: number): Promise<PhotoEntity[]> {
    return this.database.transaction(async () => {
      const due = await this.photos.find({
        where: { moderateAt: LessThanOrEqual(now) },
        order: { moderateAt: 'ASC' },
        take: limit,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (due.length > 0)
        await this.photos.update({ id: In(due.map(({ id }) => id)) }, { moderateAt: leasedUntil });
      return due;
    });
  }

  /** Only where a verdict is still waited for: a person may have been faster. */
  async decide(id: string, moderation: Moderation): Promise<void> {
    await this.photos.update({ id, moderateAt: Not(IsNull()) }, { moderation, moderateAt: null });
  }

  async askLater(id: string, tries: number, moderateAt: Date): Promise<void> {
    await this.photos.update({ id, moderateAt: Not(IsNull()) }, { moderationTries: tries, moderateAt });
  }
}
