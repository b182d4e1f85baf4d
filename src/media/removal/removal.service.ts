import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { Log } from '../../shared/log/log.js';
import { allDone } from '../all-done.js';
import type { PhotoStatus } from '../photo.entity.js';
import { PhotoRepository } from '../photo.repository.js';
import { PhotoStore } from '../photo.store.js';
import { QUIET_AFTER_MS } from '../settlement/look.rules.js';
import { RemovalRepository } from './removal.repository.js';

const LEASE_MS = 60_000;
const AT_A_TIME = 20;

/** Deletes photos: the row and the promise to delete the objects go in one transaction, the objects follow. */
@Injectable()
export class RemovalService {
  constructor(
    private readonly database: Database,
    private readonly photos: PhotoRepository,
    private readonly removals: RemovalRepository,
    private readonly store: PhotoStore,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** In the caller's transaction: the rows are gone with it, the objects at the sweeper's next round. */
  async remove(ids: readonly string[]): Promise<void> {
    const now = this.clock.now();
    await this.photos.remove(ids);
    await this.removals.add(ids, new Date(now.getTime() + QUIET_AFTER_MS), now);
  }

  /** Objects without a photo. Should there be one by now, they stay. */
  async removeOrphan(id: string): Promise<void> {
    const now = this.clock.now();
    await this.removals.addUnlessKnown(id, new Date(now.getTime() + QUIET_AFTER_MS), now);
  }

  /** A photo that will never be shown; where something still names it, it stays until that lets go of it. */
  async forget(id: string, status: PhotoStatus): Promise<void> {
    await this.database.transaction(async () => {
      const [photo] = await this.photos.lock([id]);
      if (photo?.status !== status) return;
      if (photo.attachments === 0) await this.remove([id]);
      else await this.photos.stopLooking(id);
    });
  }

  /** Deletes the objects now if the store lets us; otherwise the sweeper does. */
  async hasten(id: string): Promise<void> {
    try {
      await this.store.removeObjects(id);
    } catch (error) {
      this.log.warn('the objects of a deleted photo wait for the sweeper', {
        photoId: id,
        reason: String(error),
      });
    }
  }

  /** One round of the sweeper: everything that is due. Answers how much that was. */
  async removeDue(): Promise<number> {
    for (let total = 0; ;) {
      const now = this.clock.now();
      const due = await this.removals.claimDue(now, new Date(now.getTime() + LEASE_MS), AT_A_TIME);
      await allDone(due.map(({ photoId, quietAt }) => this.removeObjects(photoId, quietAt)));
      total += due.length;
      if (due.length < AT_A_TIME) return total;
    }
  }

  /** It ends with a look after the quiet moment that finds nothing: an upload under way may write after the first. */
  private async removeObjects(photoId: string, quietAt: Date): Promise<void> {
    const now = this.clock.now();
    // Objects are never deleted on the word of an earlier moment: a backup may have brought the photo back.
    if ((await this.photos.findById(photoId)) !== null) {
      this.log.error('a photo that was to be deleted is there again and stays', { photoId });
      return this.removals.finish(photoId);
    }
    const removed = await this.store.removeObjects(photoId);
    if (now < quietAt) await this.removals.lookAgain(photoId, quietAt);
    else if (removed > 0) await this.removals.lookAgain(photoId, new Date(now.getTime() + QUIET_AFTER_MS));
    else await this.removals.finish(photoId);
  }
}
