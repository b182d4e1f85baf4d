import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Log } from '../../shared/log/log.js';
import { allDone } from '../all-done.js';
import type { PhotoEntity, PhotoStatus } from '../photo.entity.js';
import { PhotoRepository } from '../photo.repository.js';
import { PhotoStore } from '../photo.store.js';
import { RemovalService } from '../removal/removal.service.js';
import { EXPIRED_KEPT_MS, nextLook, nextStep } from './look.rules.js';
import { SettlementRepository } from './settlement.repository.js';

const LEASE_MS = 60_000;
const AT_A_TIME = 20;

/** Brings the rows up to what the store knows. Messages, readers and the sweeper all end up here. */
@Injectable()
export class SettlementService {
  constructor(
    private readonly photos: PhotoRepository,
    private readonly settlements: SettlementRepository,
    private readonly removals: RemovalService,
    private readonly store: PhotoStore,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Looks for the manifest now; undefined for a photo we do not know. */
  async settle(id: string): Promise<PhotoStatus | undefined> {
    const photo = await this.photos.findById(id);
    return photo === null ? undefined : (await this.upToDate(photo)).status;
  }

  /** The photo as the store knows it by now. */
  async upToDate(photo: PhotoEntity): Promise<PhotoEntity> {
    if (photo.status === 'ready' || photo.status === 'rejected') return photo;
    if (await this.commitManifest(photo.id)) return this.reread(photo);
    if (photo.status === 'awaiting' && (await this.store.hasOriginal(photo.id))) {
      await this.begin(photo.id);
      return this.reread(photo);
    }
    return photo;
  }

  /** One round of the sweeper: everything that is due. */
  async settleDue(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const due = await this.settlements.claimDue(now, new Date(now.getTime() + LEASE_MS), AT_A_TIME);
      await allDone(due.map((photo) => this.moveOn(photo)));
      if (due.length < AT_A_TIME) return;
    }
  }

  private async moveOn(photo: PhotoEntity): Promise<void> {
    const { id, status, createdAt, drivenAt, redrives } = photo;
    if (await this.commitManifest(id)) return;
    if (status === 'expired') return this.removals.forgetExpired(id);
    if (status !== 'awaiting' && status !== 'processing') return;
    const now = this.clock.now();
    switch (nextStep({ status, createdAt, drivenAt, redrives }, await this.store.hasOriginal(id), now)) {
      case 'begin':
        return this.begin(id);
      case 'redrive':
        // Copied first: should we die between the two, the function is woken twice, which changes nothing.
        await this.store.redrive(id);
        this.log.warn('a photo without a result is processed again', { photoId: id, redrives: redrives + 1 });
        return this.settlements.countRedrive(id, redrives, now, nextLook({ since: now, now }));
      case 'fail':
        this.log.error('a photo never got a result', { photoId: id, redrives });
        return this.settlements.giveUp(id, 'processing', 'failed', null);
      case 'expire':
        return this.settlements.giveUp(id, 'awaiting', 'expired', new Date(now.getTime() + EXPIRED_KEPT_MS));
      case 'wait':
        return this.settlements.lookLater(id, status, nextLook({ since: drivenAt ?? createdAt, now }));
    }
  }

  private async commitManifest(id: string): Promise<boolean> {
    const manifest = await this.store.readManifest(id);
    if (manifest !== undefined) await this.settlements.commit(manifest);
    return manifest !== undefined;
  }

  private async begin(id: string): Promise<void> {
    const now = this.clock.now();
    await this.settlements.begin(id, now, nextLook({ since: now, now }));
  }

  private async reread(photo: PhotoEntity): Promise<PhotoEntity> {
    return (await this.photos.findById(photo.id)) ?? photo;
  }
}
