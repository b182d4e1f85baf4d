import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import { Database } from '../../shared/database/database.js';
import { PhotoEntity } from '../photo.entity.js';
import { RemovalEntity } from '../removal/removal.entity.js';
import { ReconciliationEntity } from './reconciliation.entity.js';

const THE_ONE = { id: 1 };

@Injectable()
export class ReconciliationRepository {
  constructor(private readonly database: Database) {}

  private get progress() {
    return this.database.manager.getRepository(ReconciliationEntity);
  }

  async isDue(now: Date): Promise<boolean> {
    return this.progress.existsBy({ ...THE_ONE, lookAt: LessThanOrEqual(now) });
  }

  /** Takes the page that is due, so that no other instance takes it before `leasedUntil`; answers where it begins. */
  async claim(now: Date, leasedUntil: Date): Promise<string | undefined> {
    return this.database.transaction(async () => {
      const due = await this.progress.findOne({
        where: { ...THE_ONE, lookAt: LessThanOrEqual(now) },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (due !== null) await this.progress.update(THE_ONE, { lookAt: leasedUntil });
      return due?.afterId;
    });
  }

  async goOn(afterId: string, lookAt: Date): Promise<void> {
    await this.progress.update(THE_ONE, { afterId, lookAt });
  }

  /** The next photos in the order of their ids. */
  async photosAfter(id: string, limit: number): Promise<PhotoEntity[]> {
    return this.database.manager
      .getRepository(PhotoEntity)
      .find({ where: { id: MoreThan(id) }, order: { id: 'ASC' }, take: limit });
  }

  /** Those of the ids whose objects are about to be deleted anyway. */
  async idsInRemoval(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const removals = await this.database.manager
      .getRepository(RemovalEntity)
      .findBy({ photoId: In([...ids]) });
    return new Set(removals.map(({ photoId }) => photoId));
  }

  /** A photo that was shown and of which nothing is left to show. */
  async lose(id: string, pipelineVersion: number | null, forgetAt: Date): Promise<void> {
    await this.database.manager.update(
      PhotoEntity,
      { id, status: 'ready', ...(pipelineVersion === null ? {} : { pipelineVersion }) },
      { status: 'failed', lastError: 'its objects are gone from the store', lookAt: forgetAt },
    );
  }
}
