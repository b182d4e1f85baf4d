import { Injectable } from '@nestjs/common';
import { ConsentService, LocationUses } from '../../auth/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { DomainError } from '../../shared/problem/problem.js';
import { allDone } from '../all-done.js';
import { mediaProblems } from '../media.problems.js';
import type { UploadFile } from '../media.schemas.js';
import type { PhotoEntity } from '../photo.entity.js';
import { PhotoRepository } from '../photo.repository.js';
import { PhotoStore } from '../photo.store.js';
import { PlaceRepository } from './place.repository.js';

/** Shorter than the minute within which everything must be gone. */
const LEASE_MS = 15_000;
const AT_A_TIME = 20;

/** Where photos were taken: kept only while their owner agrees, roughly, and with a record of it. */
@Injectable()
export class PlaceService {
  constructor(
    private readonly database: Database,
    private readonly consents: ConsentService,
    private readonly locationUses: LocationUses,
    private readonly places: PlaceRepository,
    private readonly photos: PhotoRepository,
    private readonly store: PhotoStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError location-consent-needed naming each file that asks to keep its place */
  async requireConsent(ownerId: string, files: readonly UploadFile[]): Promise<void> {
    const asking = files.flatMap(({ keepLocation }, index) => (keepLocation === true ? [index] : []));
    if (asking.length === 0 || (await this.consents.holds(ownerId, 'location'))) return;
    throw new DomainError(mediaProblems.locationConsentNeeded, {
      errors: asking.map((index) => ({
        pointer: `/files/${index}/keepLocation`,
        detail: mediaProblems.locationConsentNeeded.detail,
      })),
    });
  }

  /**
   * Commits a manifest that has a place. Between ticket and manifest the consent may have gone: then the place goes
   * from the row with the same decision, and from the store after it.
   * @param commit brings the row up to the manifest; answers whether it changed
   */
  async commitPlaced(photoId: string, commit: () => Promise<boolean>): Promise<boolean> {
    return this.database.transaction(async () => {
      if (!(await commit())) return false;
      const [photo] = await this.photos.lock([photoId]);
      if (photo !== undefined && !(await this.isUseRecorded(photo)))
        await this.places.forget(photoId, this.clock.now());
      return true;
    });
  }

  /** In the caller's transaction: the rows know no place with it, the store follows at the sweeper's next round. */
  async forgetAllOf(ownerId: string): Promise<void> {
    await this.places.forgetAllOf(ownerId, this.clock.now());
  }

  /** One round of the sweeper: everything that is due. Answers how much that was. */
  async removeDue(): Promise<number> {
    for (let total = 0; ;) {
      const now = this.clock.now();
      const due = await this.places.claimDue(now, new Date(now.getTime() + LEASE_MS), AT_A_TIME);
      await allDone(due.map((id) => this.removeFromStore(id)));
      total += due.length;
      if (due.length < AT_A_TIME) return total;
    }
  }

  private async removeFromStore(photoId: string): Promise<void> {
    // Where somebody else has just written, the next round tries again.
    if (await this.store.forgetPlace(photoId)) await this.places.finish(photoId);
  }

  private async isUseRecorded({ ownerId, keepLocation }: PhotoEntity): Promise<boolean> {
    return keepLocation && (await this.locationUses.record(ownerId, 'photo'));
  }
}
