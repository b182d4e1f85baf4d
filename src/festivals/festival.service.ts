import { Injectable } from '@nestjs/common';
import type { CurrentAccount } from '../auth/index.js';
import { MediaService } from '../media/index.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database/database.js';
import { kernelProblems } from '../shared/problem/kernel.problems.js';
import { DomainError } from '../shared/problem/problem.js';
import { CatalogueRepository, type FestivalDetailRow } from './catalogue.repository.js';
import { EditionRepository } from './edition/edition.repository.js';
import { editionViewOf } from './edition/edition.views.js';
import type { FestivalFacts } from './festival.facts.js';
import { FestivalRepository } from './festival.repository.js';
import type { FestivalBody, FestivalChangeBody, FestivalDetail } from './festival.schemas.js';
import { itemOf } from './festival.views.js';
import { FestivalWriter } from './festival.writer.js';
import { festivalProblems } from './festivals.problems.js';
import { resolveAddress } from './region/region.address.rules.js';
import type { RegionCodes } from './region/region.rules.js';
import { isEditor, maySee } from './visibility.rules.js';

/** A festival as its page shows it, with the version that an ETag names. */
export interface VersionedFestival {
  readonly detail: FestivalDetail;
  readonly version: number;
}

const EDITIONS_SHOWN = 20;

@Injectable()
export class FestivalService {
  constructor(
    private readonly database: Database,
    private readonly catalogue: CatalogueRepository,
    private readonly festivals: FestivalRepository,
    private readonly editions: EditionRepository,
    private readonly writer: FestivalWriter,
    private readonly media: MediaService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError festival-not-found, also for a draft or hidden one unless an editor asks. */
  async view(id: string, viewer: CurrentAccount | undefined): Promise<VersionedFestival> {
    const today = this.clock.today();
    const row = await this.catalogue.findDetail(id, today, viewer?.id);
    if (row === null || !maySee(row.status, viewer)) {
      throw new DomainError(festivalProblems.festivalNotFound);
    }
    const editions = await this.editions.findNewest(id, EDITIONS_SHOWN);
    const covers = await this.media.publishedViews(row.coverPhotoId === null ? [] : [row.coverPhotoId]);
    const detail = {
      ...itemOf(row, covers),
      ...detailsOf(row),
      editions: editions.map((edition) => editionViewOf(edition, today)),
      ...(viewer === undefined ? {} : { bookmarked: row.bookmarked }),
      ...(isEditor(viewer) ? { status: row.status } : {}),
    };
    return { detail, version: row.version };
  }

  /** @throws DomainError photo-not-usable */
  async create(body: FestivalBody, me: CurrentAccount): Promise<VersionedFestival> {
    const id = await this.database.transaction(async () => {
      await this.showCover(body.coverPhotoId ?? null, null, me);
      return this.writer.create({
        ...body,
        region: body.region === undefined ? regionFrom(body) : body.region,
      });
    });
    return this.view(id, me);
  }

  /** @throws DomainError festival-not-found, precondition-failed with the present view, photo-not-usable */
  async change(
    id: string,
    version: number,
    change: FestivalChangeBody,
    me: CurrentAccount,
  ): Promise<VersionedFestival> {
    await this.database.transaction(async () => {
      const before = await this.lockUnchanged(id, version, me);
      if (change.coverPhotoId !== undefined)
        await this.showCover(change.coverPhotoId, before.coverPhotoId, me);
      await this.writer.change(id, { ...change, region: regionAfter(before, change) });
    });
    return this.view(id, me);
  }

  /**
   * Hides the festival from every public answer; what people made of it is kept.
   * @throws DomainError festival-not-found, precondition-failed with the present view
   */
  async remove(id: string, version: number, me: CurrentAccount): Promise<void> {
    await this.database.transaction(async () => {
      await this.lockUnchanged(id, version, me);
      await this.writer.remove(id);
    });
  }

  private async lockUnchanged(id: string, version: number, me: CurrentAccount): Promise<FestivalFacts> {
    const found = await this.festivals.lock(id);
    if (found === null) throw new DomainError(festivalProblems.festivalNotFound);
    if (found.version === version) return found.facts;
    const { detail } = await this.view(id, me);
    throw new DomainError(kernelProblems.preconditionFailed, { members: { current: detail } });
  }

  private async showCover(photoId: string | null, before: string | null, me: CurrentAccount): Promise<void> {
    if (photoId === before) return;
    if (photoId !== null)
      await this.media.attach([photoId], { ownerId: me.id, purpose: 'festival' }, () => '/coverPhotoId');
    if (before !== null) await this.media.release([before]);
  }
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

function detailsOf(row: FestivalDetailRow) {
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
  };
}
