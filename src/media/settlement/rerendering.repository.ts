import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual } from 'typeorm';
import { Database } from '../../shared/database/database.js';
import { PhotoEntity } from '../photo.entity.js';

@Injectable()
export class RerenderingRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes up to `limit` photos that this version of the pipeline made and that were not with the photo function
   * since `drivenBefore`, the longest ago first; for other instances they have been there from `now` on.
   */
  async claim(pipelineVersion: number, now: Date, drivenBefore: Date, limit: number): Promise<PhotoEntity[]> {
    return this.database.transaction(async () => {
      const photos = this.database.manager.getRepository(PhotoEntity);
      const made = { status: 'ready', pipelineVersion } as const;
      const old = await photos.find({
        where: [
          { ...made, drivenAt: IsNull() },
          { ...made, drivenAt: LessThanOrEqual(drivenBefore) },
        ],
        order: { drivenAt: 'ASC' },
        take: limit,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (old.length > 0) await photos.update({ id: In(old.map(({ id }) => id)) }, { drivenAt: now });
      return old;
    });
  }
}
