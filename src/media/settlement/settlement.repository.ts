import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan } from 'typeorm';
import type { Manifest, ReadyManifest } from '../../../lambda/src/contract.js';
import { Database } from '../../shared/database/database.js';
import type { FirstModeration } from '../moderation/moderation.service.js';
import { PhotoEntity } from '../photo.entity.js';
import { OVERRULED, STEPS } from './news.rules.js';

export type FirstReady = FirstModeration & Pick<PhotoEntity, 'similarTo'>;

/**
 * The moves of a photo from state to state. Each is one statement that names the states it may come from, so
 * that late, repeated and parallel news change nothing.
 */
@Injectable()
export class SettlementRepository {
  constructor(private readonly database: Database) {}

  private get photos() {
    return this.database.manager.getRepository(PhotoEntity);
  }

  /**
   * The manifest is the commit record: it wins over all that we did by ourselves, and over older news.
   * @param forgetAt when a photo that will never be shown may go
   * @param first what a photo gets that was not ready before
   * @returns whether the row changed
   */
  async commit(manifest: Manifest, forgetAt: Date, first: FirstReady): Promise<boolean> {
    const { id, status } = manifest;
    const overruled = [{ id, status: In(OVERRULED[status]) }];
    const change = this.photos.createQueryBuilder().update();
    switch (manifest.status) {
      case 'failed': {
        const { attempts, lastError } = manifest;
        change.set({ status, attempts, lastError, lookAt: forgetAt });
        change.where([...overruled, { id, status, attempts: IsNull() }]);
        break;
      }
      case 'rejected':
        change.set({ ...NOT_GIVEN_UP, status, reasonCode: manifest.reason.code, lookAt: forgetAt });
        change.where(overruled);
        break;
      case 'ready':
        change.set({
          ...UNLESS_READY_BEFORE,
          ...NOT_GIVEN_UP,
          ...columnsOf(manifest),
          status,
          reasonCode: null,
          lookAt: null,
        });
        change.setParameters({
          ...first,
          latitude: manifest.location?.lat ?? null,
          longitude: manifest.location?.lng ?? null,
        });
        change.where([...overruled, { id, status, pipelineVersion: LessThan(manifest.pipelineVersion) }]);
    }
    return (await change.execute()).affected === 1;
  }

  async begin(id: string, drivenAt: Date, lookAt: Date): Promise<void> {
    const { from, to } = STEPS.begin;
    await this.photos.update({ id, status: from }, { status: to, drivenAt, lookAt });
  }

  async countRedrive(id: string, before: number, drivenAt: Date, lookAt: Date): Promise<void> {
    await this.photos.update(
      { id, status: 'processing', redrives: before },
      { redrives: before + 1, drivenAt, lookAt },
    );
  }

  async giveUp(id: string, step: 'expire' | 'fail', lookAt: Date): Promise<void> {
    const { from, to } = STEPS[step];
    await this.photos.update({ id, status: from }, { status: to, lookAt });
  }

  async lookLater(id: string, status: 'awaiting' | 'processing', lookAt: Date): Promise<void> {
    await this.photos.update({ id, status }, { lookAt });
  }
}

/** Its order counts: each is set from what the columns after it still say. A verdict outlives what befalls the objects. */
const UNLESS_READY_BEFORE = {
  similarTo: () => "IF(status = 'ready', similar_to, :similarTo)",
  moderateAt: () => "IF(status = 'ready' OR moderation <> 'clean', moderate_at, :moderateAt)",
  moderation: () => "IF(status = 'ready' OR moderation <> 'clean', moderation, :moderation)",
};

const NOT_GIVEN_UP = { attempts: null, lastError: null };

function columnsOf({ pipelineVersion, width, height, thumbhash, color, ...manifest }: ReadyManifest) {
  return {
    pipelineVersion,
    width,
    height,
    thumbhash,
    color,
    takenAt: manifest.takenAt === null ? null : new Date(manifest.takenAt),
    renditions: manifest.renditions,
    dHash: BigInt(`0x${manifest.dHash}`).toString(),
    // Whatever a manifest says, only the owner's consent lets us keep a place.
    latitude: () => 'IF(keep_location, :latitude, NULL)',
    longitude: () => 'IF(keep_location, :longitude, NULL)',
  };
}
