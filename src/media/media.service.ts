import { Inject, Injectable } from '@nestjs/common';
import type { CurrentAccount } from '../auth/index.js';
import { CONFIG, type Config } from '../shared/config/config.js';
import { Database } from '../shared/database/database.js';
import type { Page, Paging } from '../shared/http/paging.js';
import { kernelProblems } from '../shared/problem/kernel.problems.js';
import { DomainError, type FieldFault } from '../shared/problem/problem.js';
import { faultOfAttaching } from './attachment.rules.js';
import { mediaProblems } from './media.problems.js';
import type { PhotoView, UploadFile, UploadItem } from './media.schemas.js';
import type { PhotoEntity, PhotoStatus } from './photo.entity.js';
import { type PhotoDescription, PhotoRepository } from './photo.repository.js';
import { viewOf } from './photo.view.js';
import { RemovalService } from './removal/removal.service.js';
import { SettlementService } from './settlement/settlement.service.js';
import { TicketService } from './tickets/ticket.service.js';

/** Photos, as every other module and the routes see them. */
@Injectable()
export class MediaService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly photos: PhotoRepository,
    private readonly tickets: TicketService,
    private readonly settlements: SettlementService,
    private readonly removals: RemovalService,
  ) {}

  /** Tickets for the caller's own files; photos of festivals are for editors. */
  async offerUploads(me: CurrentAccount, files: readonly UploadFile[]): Promise<UploadItem[]> {
    const refused = files.flatMap(({ purpose }, index) =>
      purpose === 'festival' && me.role === 'visitor' ? [index] : [],
    );
    if (refused.length > 0) {
      throw new DomainError(kernelProblems.notAllowed, {
        errors: refused.map((index) => ({
          pointer: `/files/${index}/purpose`,
          detail: {
            ko: '축제 사진은 편집자만 올릴 수 있습니다.',
            en: 'Only editors upload photos of festivals.',
          },
        })),
      });
    }
    return this.issueTickets(me, files);
  }

  /** Commits by itself: call it outside of a transaction. @throws DomainError upload-quota */
  async issueTickets(owner: { readonly id: string }, files: readonly UploadFile[]): Promise<UploadItem[]> {
    return this.tickets.issue(owner.id, files);
  }

  /** Looks for the manifest now; answers the state after that, undefined for an unknown photo. */
  async settle(id: string): Promise<PhotoStatus | undefined> {
    return this.settlements.settle(id);
  }

  /** The views of those that are ready and published, by id. */
  async publishedViews(ids: readonly string[]): Promise<Map<string, PhotoView>> {
    const photos = await this.photos.findPublishedAndReady(ids);
    return new Map(photos.map((photo) => [photo.id, this.viewOf(photo)]));
  }

  /**
   * Ties distinct photos to the thing that shows them, in the caller's transaction; each is public as soon as it is
   * ready. A photo of a review belongs to its owner and to one review; a photo of a festival to any of them.
   * @throws DomainError photo-not-usable naming `pointerTo(id)` for each that will not do
   */
  async attach(
    ids: readonly string[],
    { ownerId, purpose }: { readonly ownerId: string; readonly purpose: 'review' | 'festival' },
    pointerTo: (id: string) => string,
  ): Promise<void> {
    const found = new Map((await this.photos.lock(ids)).map((photo) => [photo.id, photo]));
    const faults = ids.flatMap((id): FieldFault[] => {
      const fault = faultOfAttaching(found.get(id), { ownerId, purpose });
      return fault === null ? [] : [{ pointer: pointerTo(id), detail: fault }];
    });
    if (faults.length > 0) throw new DomainError(mediaProblems.photoNotUsable, { errors: faults });
    await this.photos.countAttachments(ids, 1);
  }

  /**
   * Lets go of photos whose review or festival no longer shows them, in the caller's transaction. Those that
   * nothing else shows are deleted: the rows with the transaction, the objects within seconds of it.
   */
  async release(ids: readonly string[]): Promise<void> {
    const attached = (await this.photos.lock(ids)).filter(({ attachments }) => attachments > 0);
    await this.photos.countAttachments(idsOf(attached.filter(({ attachments }) => attachments > 1)), -1);
    await this.removals.remove(idsOf(attached.filter(({ attachments }) => attachments === 1)));
  }

  /** What readers are told beside the picture. */
  async describe(id: string, description: PhotoDescription): Promise<void> {
    await this.photos.describe(id, description);
  }

  /** The photo as it stands now, the store asked where it is not final. @throws DomainError photo-not-found */
  async view(id: string, viewer: CurrentAccount | undefined): Promise<PhotoView> {
    const photo = await this.photos.findById(id);
    if (photo === null || !mayAsk(photo, viewer)) throw new DomainError(mediaProblems.photoNotFound);
    const current = await this.settlements.upToDate(photo);
    if (!maySee(current, viewer)) throw new DomainError(mediaProblems.photoNotFound);
    return this.viewOf(current);
  }

  /** @throws DomainError photo-not-found, photo-in-use, or not-allowed for someone who may only see it */
  async remove(id: string, me: CurrentAccount): Promise<void> {
    await this.database.transaction(async () => {
      const [photo] = await this.photos.lock([id]);
      if (photo === undefined) throw new DomainError(mediaProblems.photoNotFound);
      const mayRemove = photo.ownerId === me.id || (photo.purpose === 'festival' && me.role !== 'visitor');
      if (!mayRemove)
        throw new DomainError(maySee(photo, me) ? kernelProblems.notAllowed : mediaProblems.photoNotFound);
      if (photo.attachments > 0) throw new DomainError(mediaProblems.photoInUse);
      await this.removals.remove([id]);
    });
    await this.removals.hasten(id);
  }

  /** The caller's own photos, newest first, in whatever state. */
  async pageOf(ownerId: string, paging: Paging): Promise<Page<PhotoView>> {
    const [photos, total] = await this.photos.findPageOfOwner(ownerId, paging);
    return { items: photos.map((photo) => this.viewOf(photo)), ...paging, total };
  }

  private viewOf(photo: PhotoEntity): PhotoView {
    return viewOf(photo, this.config.mediaBaseUrl);
  }
}

/** Whether the answer may depend on how far the photo has come. */
function mayAsk(photo: PhotoEntity, viewer: CurrentAccount | undefined): boolean {
  return photo.ownerId === viewer?.id || photo.attachments > 0;
}

function maySee(photo: PhotoEntity, viewer: CurrentAccount | undefined): boolean {
  return photo.ownerId === viewer?.id || (photo.attachments > 0 && photo.status === 'ready');
}

function idsOf(photos: readonly PhotoEntity[]): string[] {
  return photos.map(({ id }) => id);
}
