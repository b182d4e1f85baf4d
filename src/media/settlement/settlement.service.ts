import { Injectable } from '@nestjs/common';
import type { Manifest } from '../../../lambda/src/contract.js';
import { Clock } from '../../shared/clock.js';
import { Log } from '../../shared/log/log.js';
import { allDone } from '../all-done.js';
import { ModerationService } from '../moderation/moderation.service.js';
import type { PhotoEntity } from '../photo.entity.js';
import { PhotoRepository } from '../photo.repository.js';
import { PhotoStore } from '../photo.store.js';
import { PlaceService } from '../place/place.service.js';
import { RemovalService } from '../removal/removal.service.js';
import { PhotoChanges } from '../watching/photo.changes.js';
import { EXPIRED_KEPT_MS, NEVER_SHOWN_KEPT_MS, nextLook, nextStep } from './look.rules.js';
import { isNews } from './news.rules.js';
import { SettlementRepository } from './settlement.repository.js';

const LEASE_MS = 60_000;
const AT_A_TIME = 20;

/** Brings the rows up to what the store knows. Messages, hints, readers and the sweeper all end up here. */
@Injectable()
export class SettlementService {
  constructor(
    private readonly photos: PhotoRepository,
    private readonly settlements: SettlementRepository,
    private readonly removals: RemovalService,
    private readonly moderation: ModerationService,
    private readonly store: PhotoStore,
    private readonly places: PlaceService,
    private readonly changes: PhotoChanges,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Those of the photos that we know, by id. */
  async known(ids: readonly string[]): Promise<Map<string, PhotoEntity>> {
    return new Map((await this.photos.findByIds(ids)).map((photo) => [photo.id, photo]));
  }

  /** There is news of this photo: reads its manifest. Nothing happens for a photo that we do not know. */
  async settle(id: string): Promise<void> {
    const photo = await this.photos.findById(id);
    if (photo !== null) await this.takeNews(photo);
  }

  /** The photo as the store knows it by now. */
  async upToDate(photo: PhotoEntity): Promise<PhotoEntity> {
    if (photo.status === 'ready' || photo.status === 'rejected') return photo;
    if (await this.takeNews(photo)) return this.reread(photo);
    if (photo.status === 'awaiting' && (await this.store.hasOriginal(photo.id))) {
      await this.begin(photo.id);
      return this.reread(photo);
    }
    return photo;
  }

  /** Brings the row up to its manifest; answers whether that had anything new to say. */
  async takeNews(photo: PhotoEntity): Promise<boolean> {
    const manifest = await this.store.readManifest(photo.id);
    if (manifest === undefined || !isNews(manifest, photo)) return false;
    if (manifest.status === 'failed')
      this.log.error('a photo was given up by its function', {
        photoId: photo.id,
        reason: manifest.lastError,
      });
    const forgetAt = new Date(this.clock.now().getTime() + NEVER_SHOWN_KEPT_MS);
    const first = { ...this.moderation.initial(), similarTo: await this.similarTo(manifest, photo) };
    const commit = () => this.settlements.commit(manifest, forgetAt, first);
    const hasPlace = manifest.status === 'ready' && manifest.location !== null;
    if (hasPlace ? await this.places.commitPlaced(photo.id, commit) : await commit())
      this.changes.tell(photo.id);
    return true;
  }

  /** One round of the sweeper: everything that is due. Answers how much that was. */
  async settleDue(): Promise<number> {
    for (let total = 0; ;) {
      const now = this.clock.now();
      const leasedUntil = new Date(now.getTime() + LEASE_MS);
      const due = await this.photos.claimDue('lookAt', now, leasedUntil, AT_A_TIME);
      await allDone(due.map((photo) => this.moveOn(photo)));
      total += due.length;
      if (due.length < AT_A_TIME) return total;
    }
  }

  private async moveOn(photo: PhotoEntity): Promise<void> {
    const { id, status, createdAt, drivenAt, redrives } = photo;
    if (await this.takeNews(photo)) return;
    if (status !== 'awaiting' && status !== 'processing') return this.removals.forget(id, status);
    const now = this.clock.now();
    switch (nextStep({ status, createdAt, drivenAt, redrives }, await this.store.hasOriginal(id), now)) {
      case 'begin':
        return this.begin(id);
      case 'redrive':
        // Copied first: should we die between the two, the function is woken twice, which changes nothing.
        await this.store.redrive(id);
        this.log.warn('a photo without a result is processed again', { photoId: id, redrives: redrives + 1 });
        return this.settlements.countRedrive(id, redrives, now, nextLook(now));
      case 'fail':
        this.log.error('a photo never got a result', { photoId: id, redrives });
        return this.giveUp(id, 'fail', NEVER_SHOWN_KEPT_MS);
      case 'expire':
        return this.giveUp(id, 'expire', EXPIRED_KEPT_MS);
      case 'wait':
        return this.settlements.lookLater(id, status, nextLook(now));
    }
  }

  private async giveUp(id: string, step: 'expire' | 'fail', keptMs: number): Promise<void> {
    await this.settlements.giveUp(id, step, new Date(this.clock.now().getTime() + keptMs));
    this.changes.tell(id);
  }

  private async begin(id: string): Promise<void> {
    const now = this.clock.now();
    await this.settlements.begin(id, now, nextLook(now));
    this.changes.tell(id);
  }

  private async similarTo(manifest: Manifest, { id, ownerId }: PhotoEntity): Promise<string | null> {
    return manifest.status === 'ready' ? this.photos.findSimilar(ownerId, manifest.dHash, id) : null;
  }

  private async reread(photo: PhotoEntity): Promise<PhotoEntity> {
    return (await this.photos.findById(photo.id)) ?? photo;
  }
}
