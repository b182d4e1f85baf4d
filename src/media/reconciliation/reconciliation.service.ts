import { Injectable } from '@nestjs/common';
import { manifestKey, prefixes } from '../../../lambda/src/contract.js';
import { Clock } from '../../shared/clock.js';
import { Log } from '../../shared/log/log.js';
import { PhotoRepository } from '../photo.repository.js';
import { PhotoStore } from '../photo.store.js';
import { RemovalService } from '../removal/removal.service.js';
import { NEVER_SHOWN_KEPT_MS } from '../settlement/look.rules.js';
import { ReconciliationRepository } from './reconciliation.repository.js';
import {
  byPhoto,
  clutterOf,
  compare,
  coveredBy,
  END,
  isDisaster,
  neededBy,
  type Stretch,
} from './reconciliation.rules.js';

const PHOTOS_A_PAGE = 100;
/** The most that a listing gives. */
const OBJECTS_A_PAGE = 1_000;
const LEASE_MS = 5 * 60_000;
const PAGE_PAUSE_MS = 5_000;
const ROUND_PAUSE_MS = 6 * 60 * 60_000;

/**
 * Walks through rows and objects side by side, in the order of ids, and mends what does not fit. A page only says
 * where to look: whatever is changed or deleted is looked at again at that moment.
 */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly reconciliations: ReconciliationRepository,
    private readonly photos: PhotoRepository,
    private readonly removals: RemovalService,
    private readonly store: PhotoStore,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** The next page, where one is due and no other instance has it. */
  async reconcileSome(): Promise<void> {
    const now = this.clock.now();
    const later = (ms: number) => new Date(now.getTime() + ms);
    if (!(await this.reconciliations.isDue(now))) return;
    const after = await this.reconciliations.claim(now, later(LEASE_MS));
    if (after === undefined) return;
    const { until, ...stretch } = await this.stretchAfter(after);
    await this.mend(stretch, now);
    if (until === END) await this.reconciliations.goOn('', later(ROUND_PAUSE_MS));
    else await this.reconciliations.goOn(until, later(PAGE_PAUSE_MS));
  }

  private async stretchAfter(after: string): Promise<Stretch & { until: string }> {
    const rows = await this.reconciliations.photosAfter(after, PHOTOS_A_PAGE);
    const { originals, renditions, results } = prefixes;
    const pages = await Promise.all([
      this.store.page(originals, `${originals}${after}`, PHOTOS_A_PAGE),
      // '0' follows '/': after everything of that photo.
      this.store.page(renditions, after === '' ? renditions : `${renditions}${after}0`, OBJECTS_A_PAGE),
      this.store.page(results, after === '' ? results : manifestKey(after), PHOTOS_A_PAGE),
    ]);
    const lastRow = rows.length < PHOTOS_A_PAGE ? END : (rows.at(-1)?.id ?? END);
    const until = [lastRow, ...pages.map(coveredBy)].reduce((least, id) => (id < least ? id : least));
    return {
      until,
      objects: byPhoto(pages, until),
      photos: new Map(rows.filter(({ id }) => id <= until).map((photo) => [photo.id, photo])),
    };
  }

  private async mend(stretch: Stretch, now: Date): Promise<void> {
    const { orphans, cluttered, damaged } = compare(stretch, now);
    const inRemoval = await this.reconciliations.idsInRemoval(orphans);
    const unknown = orphans.filter((id) => !inRemoval.has(id));
    const isEmptied = damaged.length > 0 && stretch.objects.size === 0;
    if (
      isEmptied ||
      isDisaster(unknown.length, stretch.objects.size) ||
      isDisaster(damaged.length, stretch.photos.size)
    ) {
      this.log.error(
        'photos and store fit so badly that nothing is mended: is it the right database and bucket?',
        {
          photos: stretch.photos.size,
          withObjects: stretch.objects.size,
          orphans: unknown.length,
          damaged: damaged.length,
        },
      );
      return;
    }
    for (const id of unknown) await this.removals.removeOrphan(id);
    for (const id of cluttered) await this.tidy(id, stretch.objects.get(id)?.map(({ key }) => key) ?? []);
    for (const id of damaged) await this.heal(id);
  }

  private async tidy(id: string, keys: readonly string[]): Promise<void> {
    const photo = await this.photos.findById(id);
    if (photo === null) return;
    const clutter = clutterOf(photo, keys);
    await this.store.removeKeys(clutter);
    this.log.info('renditions that nobody names any more were deleted', {
      photoId: id,
      objects: clutter.length,
    });
  }

  private async heal(id: string): Promise<void> {
    const photo = await this.photos.findById(id);
    if (photo?.status !== 'ready') return;
    const missing = await this.store.missingOf(neededBy(photo));
    if (missing.length === 0) return;
    if (await this.store.hasOriginal(id)) {
      this.log.error('a photo lost objects and is made anew', { photoId: id, missing });
      // While there is a manifest, the function takes the photo for done.
      await this.store.removeKeys([manifestKey(id)]);
      return this.store.redrive(id);
    }
    if (missing.every((key) => key === manifestKey(id))) {
      this.log.error('a photo has neither original nor manifest, but can still be shown', { photoId: id });
      return;
    }
    this.log.error('a photo lost objects and its original: it is given up', { photoId: id, missing });
    await this.store.removeKeys([manifestKey(id)]);
    const forgetAt = new Date(this.clock.now().getTime() + NEVER_SHOWN_KEPT_MS);
    await this.reconciliations.lose(id, photo.pipelineVersion, forgetAt);
  }
}
