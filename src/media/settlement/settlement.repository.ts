import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import type { Manifest } from '../../../lambda/src/contract.js';
import { Database } from '../../shared/database/database.js';
import { PhotoEntity } from '../photo.entity.js';

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

  /** Takes up to `limit` photos that are due, so that no other instance takes them before `leasedUntil`. */
  async claimDue(now: Date, leasedUntil: Date, limit: number): Promise<PhotoEntity[]> {
    return this.database.transaction(async () => {
      const due = await this.photos.find({
        where: { lookAt: LessThanOrEqual(now) },
        order: { lookAt: 'ASC' },
        take: limit,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (due.length > 0)
        await this.photos.update({ id: In(due.map(({ id }) => id)) }, { lookAt: leasedUntil });
      return due;
    });
  }

  /** The manifest is the commit record: it also wins over our having given up. */
  async commit(manifest: Manifest): Promise<void> {
    const from = { id: manifest.id, status: In(['awaiting', 'processing', 'failed', 'expired']) };
    if (manifest.status === 'rejected') {
      await this.photos.update(from, { status: 'rejected', reasonCode: manifest.reason.code, lookAt: null });
      return;
    }
    if (manifest.status === 'failed') {
      const { attempts, lastError } = manifest;
      await this.photos.update(
        { id: manifest.id, status: In(['awaiting', 'processing', 'expired']) },
        { status: 'failed', attempts, lastError, lookAt: null },
      );
      return;
    }
    const { width, height, thumbhash, color, takenAt, renditions } = manifest;
    await this.photos.update(from, {
      status: 'ready',
      width,
      height,
      thumbhash,
      color,
      takenAt: takenAt === null ? null : new Date(takenAt),
      renditions,
      pipelineVersion: manifest.pipelineVersion,
      lookAt: null,
    });
  }

  async begin(id: string, drivenAt: Date, lookAt: Date): Promise<void> {
    await this.photos.update({ id, status: 'awaiting' }, { status: 'processing', drivenAt, lookAt });
  }

  async countRedrive(id: string, before: number, drivenAt: Date, lookAt: Date): Promise<void> {
    await this.photos.update(
      { id, status: 'processing', redrives: before },
      { redrives: before + 1, drivenAt, lookAt },
    );
  }

  async giveUp(
    id: string,
    from: 'awaiting' | 'processing',
    to: 'expired' | 'failed',
    lookAt: Date | null,
  ): Promise<void> {
    await this.photos.update({ id, status: from }, { status: to, lookAt });
  }

  async lookLater(id: string, status: 'awaiting' | 'processing', lookAt: Date): Promise<void> {
    await this.photos.update({ id, status }, { lookAt });
  }
}
