import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import { type CurrentAccount, may } from '../auth/index.js';
import { CONFIG, type Config } from '../shared/config/config.js';
import { Database } from '../shared/database/database.js';
import { etagOf } from '../shared/http/etag.js';
import type { Page, Paging } from '../shared/http/paging.js';
import { kernelProblems } from '../shared/problem/kernel.problems.js';
import { DomainError, type FieldFault } from '../shared/problem/problem.js';
import { faultOfAttaching } from './attachment.rules.js';
import type { PhotoChange } from './describing/description.schemas.js';
import { DescribingService } from './describing/describing.service.js';
import { mediaProblems } from './media.problems.js';
import type { PhotoView, UploadFile, UploadItem } from './media.schemas.js';
import { mayAsk, mayManage, maySee } from './photo-access.rules.js';
import type { PhotoEntity, PhotoStatus } from './photo.entity.js';
import { type PhotoDescription, PhotoRepository } from './photo.repository.js';
import { managedViewOf, viewOf } from './photo.view.js';
import { PlaceService } from './place/place.service.js';
import { RemovalService } from './removal/removal.service.js';
import { SettlementService } from './settlement/settlement.service.js';
import { TicketService } from './tickets/ticket.service.js';

/** A photo with the version that a writer has to name. */
export interface VersionedPhoto {
  readonly view: PhotoView;
  readonly version: number;
}

/** Photos, as every other module and the routes see them. */
@Injectable()
export class MediaService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly photos: PhotoRepository,
    private readonly tickets: TicketService,
    private readonly places: PlaceService,
    private readonly settlements: SettlementService,
    private readonly removals: RemovalService,
    private readonly describing: DescribingService,
    private readonly audit: AuditLog,
  ) {}

  /** Tickets for the caller's own files; photos of festivals are for editors. */
  async offerUploads(me: CurrentAccount, files: readonly UploadFile[]): Promise<UploadItem[]> {
    const refused = files.flatMap(({ purpose }, index) =>
      may(me, 'add', 'Photo', { purpose }) ? [] : [index],
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
    await this.places.requireConsent(me.id, files);
    return this.issueTickets(me, files);
  }

  /** Commits by itself: call it outside of a transaction. @throws DomainError upload-quota */
  async issueTickets(owner: { readonly id: string }, files: readonly UploadFile[]): Promise<UploadItem[]> {
    return this.tickets.issue(owner.id, files);
  }

  /** Looks for the manifest now; answers the state after that, undefined for an unknown photo. */
  async settle(id: string): Promise<PhotoStatus | undefined> {
    await this.settlements.settle(id);
    return (await this.photos.findById(id))?.status;
  }

  /** The views of those that are ready and clean, by id, for whoever may see the thing that shows them. */
  async publishedViews(ids: readonly string[]): Promise<Map<string, PhotoView>> {
    const photos = await this.photos.findPublic(ids);
    return new Map(photos.map((photo) => [photo.id, viewOf(photo, this.config.mediaBaseUrl)]));
  }

  /** A page of those distinct photos that anyone may see, in the order given, all shown by things that are not hidden. */
  async publishedPage(ids: readonly string[], paging: Paging): Promise<Page<PhotoView>> {
    const known = await this.photos.findPublicIds(ids);
    const listed = ids.filter((id) => known.has(id));
    const from = (paging.page - 1) * paging.perPage;
    const shown = listed.slice(from, from + paging.perPage);
    const views = await this.publishedViews(shown);
    return { items: shown.flatMap((id) => views.get(id) ?? []), ...paging, total: listed.length };
  }

  /**
   * Ties distinct photos to the thing that shows them, in the caller's transaction; each is public as soon as it is
   * ready and clean. A photo of a review is shown by reviews of its owner only; a photo of a festival by any.
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
    await this.photos.count('attachments', ids, 1);
  }

  /**
   * Lets go of photos whose review or festival no longer shows them, in the caller's transaction. Those that
   * nothing else shows are deleted: the rows with the transaction, the objects within seconds of it.
   */
  async release(ids: readonly string[]): Promise<void> {
    const attached = (await this.photos.lock(ids)).filter(({ attachments }) => attachments > 0);
    await this.photos.count('attachments', idsOf(attached.filter(({ attachments }) => attachments > 1)), -1);
    await this.removals.remove(idsOf(attached.filter(({ attachments }) => attachments === 1)));
  }

  /** The thing that shows them is hidden: it keeps them, and by it they are public no more. */
  async conceal(ids: readonly string[]): Promise<void> {
    await this.photos.count('concealed', ids, 1);
  }

  /** It is hidden no more, or about to let go of them. */
  async reveal(ids: readonly string[]): Promise<void> {
    await this.photos.count('concealed', ids, -1);
  }

  /** What readers are told beside the picture. */
  async describe(id: string, description: Partial<PhotoDescription>): Promise<void> {
    await this.photos.describe(id, description);
  }

  /** The photo as it stands now, the store asked where it is not final. @throws DomainError photo-not-found */
  async view(id: string, viewer: CurrentAccount | undefined): Promise<VersionedPhoto> {
    const photo = await this.photos.findById(id);
    if (photo === null || !mayAsk(photo, viewer)) throw new DomainError(mediaProblems.photoNotFound);
    const current = await this.settlements.upToDate(photo);
    if (!maySee(current, viewer)) throw new DomainError(mediaProblems.photoNotFound);
    return this.versioned(current, viewer);
  }

  /**
   * Changes what people say of the photo.
   * @throws DomainError photo-not-found, not-allowed, precondition-required or precondition-failed
   */
  async change(
    id: string,
    me: CurrentAccount,
    change: PhotoChange,
    seenVersion: number | undefined,
  ): Promise<VersionedPhoto> {
    const { photo, lost } = await this.describing.change(id, me, change, seenVersion);
    const { view, version } = this.versioned(photo, me);
    if (lost) {
      throw new DomainError(kernelProblems.preconditionFailed, {
        headers: { etag: etagOf(version) },
        members: { current: view },
      });
    }
    return { view, version };
  }

  /** @throws DomainError photo-not-found, photo-in-use, or not-allowed for someone who may only see it */
  async remove(id: string, me: CurrentAccount): Promise<void> {
    await this.database.transaction(async () => {
      const [photo] = await this.photos.lock([id]);
      if (photo === undefined) throw new DomainError(mediaProblems.photoNotFound);
      if (!mayManage(photo, me))
        throw new DomainError(maySee(photo, me) ? kernelProblems.notAllowed : mediaProblems.photoNotFound);
      if (photo.attachments > 0) throw new DomainError(mediaProblems.photoInUse);
      await this.removals.remove([id]);
      if (photo.ownerId !== me.id)
        await this.audit.record({ action: 'photo.removed', subject: { kind: 'photo', id } });
    });
    await this.removals.hasten(id);
  }

  /** The caller's own photos, newest first, in whatever state. */
  async pageOf(ownerId: string, paging: Paging): Promise<Page<PhotoView>> {
    const [photos, total] = await this.photos.findPageOfOwner(ownerId, paging);
    return { items: photos.map((photo) => managedViewOf(photo, this.config.mediaBaseUrl)), ...paging, total };
  }

  private versioned(photo: PhotoEntity, viewer: CurrentAccount | undefined): VersionedPhoto {
    const view = mayManage(photo, viewer) ? managedViewOf : viewOf;
    return { view: view(photo, this.config.mediaBaseUrl), version: photo.version };
  }
}

function idsOf(photos: readonly PhotoEntity[]): string[] {
  return photos.map(({ id }) => id);
}
