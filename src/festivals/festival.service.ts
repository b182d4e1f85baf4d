import { Injectable } from '@nestjs/common';
import { AuditLog, differences } from '../audit/index.js';
import type { CurrentAccount } from '../auth/index.js';
import { MediaService } from '../media/index.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database/database.js';
import { tagOf } from '../shared/http/conditional-get.js';
import { etagOf } from '../shared/http/etag.js';
import { localeNow } from '../shared/http/request-context.js';
import { kernelProblems } from '../shared/problem/kernel.problems.js';
import { DomainError } from '../shared/problem/problem.js';
import { editionViewOf } from './edition/edition.views.js';
import { usuallyViewOf } from './edition/usually.views.js';
import { FestivalDetails, type FestivalRecord } from './festival.details.js';
import type { FestivalFacts } from './festival.facts.js';
import { FestivalRepository } from './festival.repository.js';
import type { FestivalBody, FestivalChangeBody, FestivalDetail } from './festival.schemas.js';
import { itemOf } from './festival.views.js';
import { FestivalWriter } from './festival.writer.js';
import { GalleryRepository } from './gallery/gallery.repository.js';
import { festivalProblems } from './festivals.problems.js';
import { OverrideRepository } from './import/projection/override.repository.js';
import { MergeRepository } from './merge.repository.js';
import { resolveAddress } from './region/region.address.rules.js';
import type { RegionCodes } from './region/region.rules.js';
import { maySee, mustBeOfTheirRegion } from './festival-access.rules.js';

/** A festival as its page shows it. */
export interface VersionedFestival {
  /** With the version that `If-Match` asks for, and told without making the detail. */
  readonly etag: string;
  /** Made when it is asked for. */
  readonly detail: FestivalDetail;
}

/** The photos of a festival. Each is counted for every place that shows it: cover, gallery. */
interface Shown {
  readonly coverPhotoId: string | null;
  readonly galleryPhotoIds: readonly string[];
}

@Injectable()
export class FestivalService {
  constructor(
    private readonly database: Database,
    private readonly details: FestivalDetails,
    private readonly festivals: FestivalRepository,
    private readonly merges: MergeRepository,
    private readonly galleries: GalleryRepository,
    private readonly writer: FestivalWriter,
    private readonly overrides: OverrideRepository,
    private readonly media: MediaService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError festival-not-found, also for a draft or hidden one unless an editor asks; festival-moved
   * where it turned out to be another
   */
  async view(id: string, viewer: CurrentAccount | undefined): Promise<VersionedFestival> {
    const found = await this.details.find(id, viewer?.id);
    // Only what is hidden can have become part of another.
    if (found?.record.row.status === 'hidden') await this.mustBeItself(id);
    return this.viewOf(found, viewer);
  }

  /** @throws DomainError region-not-yours, photo-not-usable */
  async create({ galleryPhotoIds, ...body }: FestivalBody, me: CurrentAccount): Promise<VersionedFestival> {
    const region = body.region === undefined ? regionFrom(body) : body.region;
    mustBeOfTheirRegion(region, me);
    const id = await this.database.transaction(async () => {
      const shown = { coverPhotoId: body.coverPhotoId ?? null, galleryPhotoIds: galleryPhotoIds ?? [] };
      await this.show(shown, { coverPhotoId: null, galleryPhotoIds: [] }, me);
      const created = await this.writer.create({ ...body, region });
      await this.galleries.add(created, shown.galleryPhotoIds);
      await this.sign(created, body, me);
      await this.audit.record({
        action: 'festival.added',
        subject: subjectOf(created),
        after: { ...body, region },
      });
      return created;
    });
    // The caller's transaction may still be under way.
    return this.viewOf(await this.details.read(id, me.id), me);
  }

  /** @throws DomainError festival-not-found, region-not-yours, precondition-failed with the present view, photo-not-usable */
  async change(
    id: string,
    version: number,
    change: FestivalChangeBody,
    me: CurrentAccount,
  ): Promise<VersionedFestival> {
    await this.write(id, version, change, me);
    return this.view(id, me);
  }

  /** As {@link change}, for who needs no view of it. */
  async write(
    id: string,
    version: number,
    { galleryPhotoIds, ...change }: FestivalChangeBody,
    me: CurrentAccount,
  ): Promise<void> {
    await this.database.transaction(async () => {
      const before = await this.lockUnchanged(id, version, me);
      const { coverPhotoId } = before;
      const shown = { coverPhotoId, galleryPhotoIds: await this.galleries.photoIdsOf(id) };
      const wanted = {
        coverPhotoId: change.coverPhotoId === undefined ? coverPhotoId : change.coverPhotoId,
        galleryPhotoIds: galleryPhotoIds ?? shown.galleryPhotoIds,
      };
      await this.show(wanted, shown, me);
      if (galleryPhotoIds !== undefined) {
        await this.galleries.remove(id, shown.galleryPhotoIds);
        await this.galleries.add(id, galleryPhotoIds);
      }
      const region = regionAfter(before, change);
      if (region !== undefined) mustBeOfTheirRegion(region, me);
      await this.writer.change(id, { ...change, region });
      const said = { ...change, ...(region === undefined ? {} : { region }) };
      await this.sign(id, said, me);
      const fields = Object.keys(said) as (keyof typeof said)[];
      await this.audit.record({
        action: 'festival.changed',
        subject: subjectOf(id),
        ...differences(
          { ...before, galleryPhotoIds: shown.galleryPhotoIds },
          { ...said, ...(galleryPhotoIds === undefined ? {} : { galleryPhotoIds }) },
          [...fields, 'galleryPhotoIds'],
        ),
      });
    });
  }

  /**
   * Hides the festival from every public answer; what people made of it is kept.
   * @throws DomainError festival-not-found, region-not-yours, precondition-failed with the present view
   */
  async remove(id: string, version: number, me: CurrentAccount): Promise<void> {
    await this.database.transaction(async () => {
      const { status } = await this.lockUnchanged(id, version, me);
      await this.writer.remove(id);
      await this.sign(id, { status: 'hidden' }, me);
      await this.audit.record({
        action: 'festival.removed',
        subject: subjectOf(id),
        before: { status },
        after: { status: 'hidden' },
      });
    });
  }

  /** What an editor has said stands against every source until it is released. */
  private async sign(festivalId: string, said: object, me: CurrentAccount): Promise<void> {
    await this.overrides.addToFestivals(
      Object.keys(said).map((field) => ({ festivalId, field })),
      { accountId: me.id, since: this.clock.now() },
    );
  }

  /**
   * Holds it until the caller's transaction ends.
   * @throws DomainError festival-not-found, festival-moved, region-not-yours, precondition-failed with the present view
   */
  async lockUnchanged(id: string, version: number, me: CurrentAccount): Promise<FestivalFacts> {
    const found = await this.lock(id, me);
    if (found.version === version) return found.facts;
    const { detail } = await this.viewOf(await this.details.read(id, me.id), me);
    throw new DomainError(kernelProblems.preconditionFailed, { members: { current: detail } });
  }

  /** Whatever its version. @throws DomainError festival-not-found, festival-moved, region-not-yours */
  async lock(id: string, me: CurrentAccount): Promise<{ facts: FestivalFacts; version: number }> {
    const found = await this.festivals.lock(id);
    if (found === null) throw new DomainError(festivalProblems.festivalNotFound);
    await this.mustBeItself(id);
    mustBeOfTheirRegion(found.facts.region, me);
    return found;
  }

  private async viewOf(
    found: Awaited<ReturnType<FestivalDetails['find']>>,
    viewer: CurrentAccount | undefined,
  ): Promise<VersionedFestival> {
    if (found === null || !maySee(found.record.row.status, viewer))
      throw new DomainError(festivalProblems.festivalNotFound);
    const { row, editions, today } = found.record;
    const { coverPhotoId, galleryPhotoIds } = row;
    const photos = await this.media.publishedViews([
      ...new Set([...idsOf(coverPhotoId), ...galleryPhotoIds]),
    ]);
    const personal = {
      ...(viewer === undefined ? {} : { bookmarked: found.bookmarked }),
      ...(maySee('hidden', viewer) ? { status: row.status, galleryPhotoIds } : {}),
    };
    return {
      etag: etagOf(row.version, tagOf([found.record.fingerprint, localeNow(), [...photos], personal])),
      get detail() {
        return {
          ...itemOf(row, photos),
          ...detailsOf(row),
          gallery: galleryPhotoIds.flatMap((photoId) => photos.get(photoId) ?? []),
          editions: editions.map((edition) => editionViewOf(edition, today)),
          usually: usuallyViewOf(editions, today),
          ...personal,
        };
      },
    };
  }

  private async mustBeItself(id: string): Promise<void> {
    const into = await this.merges.findInto(id);
    if (into === null) return;
    throw new DomainError(festivalProblems.festivalMoved, {
      headers: { location: `/v1/festivals/${into}` },
    });
  }

  /** First all that is new, then what is left out: a photo that only changes its place is never let go of. */
  private async show(wanted: Shown, before: Shown, me: CurrentAccount): Promise<void> {
    const cover = { wanted: idsOf(wanted.coverPhotoId), before: idsOf(before.coverPhotoId) };
    const gallery = { wanted: wanted.galleryPhotoIds, before: before.galleryPhotoIds };
    const by = { ownerId: me.id, purpose: 'festival' } as const;
    await this.media.attach(without(cover.wanted, cover.before), by, () => '/coverPhotoId');
    await this.media.attach(
      without(gallery.wanted, gallery.before),
      by,
      (photoId) => `/galleryPhotoIds/${gallery.wanted.indexOf(photoId)}`,
    );
    await this.media.release(without(cover.before, cover.wanted));
    await this.media.release(without(gallery.before, gallery.wanted));
  }
}

function subjectOf(id: string) {
  return { kind: 'festival', id };
}

function idsOf(photoId: string | null): string[] {
  return photoId === null ? [] : [photoId];
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  return ids.filter((id) => !others.includes(id));
}

/** Without a word of the editor, where the address and the point say it is. */
function regionFrom({ address, point }: Pick<FestivalBody, 'address' | 'point'>): RegionCodes | null {
  return resolveAddress(address ?? null, { point: point ?? null });
}

function regionAfter(before: FestivalFacts, change: FestivalChangeBody): RegionCodes | null | undefined {
  if (change.region !== undefined || (change.address === undefined && change.point === undefined))
    return change.region;
  return regionFrom({ address: before.address, point: before.point, ...change }) ?? before.region;
}

function detailsOf(row: FestivalRecord['row']) {
  const {
    formerNames,
    address,
    organiser,
    host,
    sponsors,
    phone,
    homepage,
    description,
    descriptionEn,
    free,
    bookmarkCount,
    linkedPictures,
  } = row;
  return {
    formerNames,
    address,
    organiser,
    host,
    sponsors,
    phone,
    homepage,
    description,
    descriptionEn,
    free,
    bookmarkCount,
    linkedPictures,
  };
}
