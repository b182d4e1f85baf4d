import { Injectable } from '@nestjs/common';
import { MediaService } from '../media/index.js';
import { Clock } from '../shared/clock.js';
import { DomainError } from '../shared/problem/problem.js';
import { CatalogueChanges } from './changes/catalogue-changes.js';
import type { EditionEntity, EditionStatus } from './edition/edition.entity.js';
import { EditionRepository } from './edition/edition.repository.js';
import { statusToday } from './edition/edition.views.js';
import { CatalogueRepository, type FestivalRow } from './catalogue.repository.js';
import { FestivalRepository } from './festival.repository.js';
import { editionOf, type EditionInViewView, type FestivalItem, itemOf } from './festival.views.js';
import { GalleryRepository } from './gallery/gallery.repository.js';
import { MergeRepository } from './merge.repository.js';
import { festivalProblems } from './festivals.problems.js';

/** What ranking may know of a festival. */
export interface FestivalFeatures extends Pick<
  FestivalRow,
  | 'id'
  | 'name'
  | 'nameEn'
  | 'category'
  | 'tags'
  | 'provinceCode'
  | 'districtCode'
  | 'organiser'
  | 'point'
  | 'rating'
  | 'bookmarkCount'
  | 'updatedAt'
> {
  readonly edition: EditionInViewView | null;
}

/** The catalogue as the modules above see it: published festivals and nothing else. */
@Injectable()
export class FestivalCatalogue {
  constructor(
    private readonly catalogue: CatalogueRepository,
    private readonly festivals: FestivalRepository,
    private readonly merges: MergeRepository,
    private readonly editions: EditionRepository,
    private readonly galleries: GalleryRepository,
    private readonly changes: CatalogueChanges,
    private readonly media: MediaService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError festival-not-found */
  async requirePublished(id: string): Promise<Pick<FestivalRow, 'id' | 'name' | 'nameEn'>> {
    const [found] = await this.catalogue.findPublished([id], this.clock.today());
    if (found === undefined) throw new DomainError(festivalProblems.festivalNotFound);
    return { id: found.id, name: found.name, nameEn: found.nameEn };
  }

  /**
   * A scheduled edition whose days are over is `ended`.
   * @throws DomainError edition-not-found, also where the edition is another festival's.
   */
  async requireEdition(
    festivalId: string,
    editionId: string,
  ): Promise<Pick<EditionEntity, 'id' | 'startsOn' | 'endsOn'> & { status: EditionStatus }> {
    const found = await this.editions.find(festivalId, editionId);
    if (found === null) throw new DomainError(festivalProblems.editionNotFound);
    const { id, startsOn, endsOn } = found;
    return { id, startsOn, endsOn, status: statusToday(found, this.clock.today()) };
  }

  /** The latest edition that has begun and was not called off: what a visitor most likely means. */
  async lastStartedEdition(festivalId: string): Promise<string | null> {
    return this.editions.findLastStarted(festivalId, this.clock.today());
  }

  /**
   * The photos that the festival itself shows beside its cover, in its order, then those of festivals that
   * turned out to be it; and the ids of all of these. @throws DomainError festival-not-found
   */
  async galleryOf(festivalId: string): Promise<{ photoIds: string[]; festivalIds: string[] }> {
    const found = await this.galleries.findOfPublished(festivalId);
    if (found === null) throw new DomainError(festivalProblems.festivalNotFound);
    return { photoIds: found.photoIds, festivalIds: [festivalId, ...found.behind] };
  }

  /** The festival that each is now: itself, or the one that it turned out to be. */
  async presentIdsOf(ids: readonly string[]): Promise<Map<string, string>> {
    const into = await this.merges.findAllInto([...new Set(ids)]);
    return new Map(ids.map((id) => [id, into.get(id) ?? id]));
  }

  /** The ids under which things of the festival may be kept: its own, and those of what turned out to be it. */
  async allIdsOf(id: string): Promise<string[]> {
    return [id, ...(await this.merges.findBehind(id))];
  }

  /** Views as in every list, by id; absent where the festival is not published. */
  async itemsOf(ids: readonly string[]): Promise<Map<string, FestivalItem>> {
    const rows = await this.catalogue.findPublished(ids, this.clock.today());
    const covers = await this.media.publishedViews(rows.flatMap(({ coverPhotoId }) => coverPhotoId ?? []));
    return new Map(rows.map((row) => [row.id, itemOf(row, covers)]));
  }

  /** Every published festival, by id, with the edition it shows today. */
  async features(): Promise<FestivalFeatures[]> {
    const rows = await this.catalogue.findAllPublished(this.clock.today());
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      nameEn: row.nameEn,
      category: row.category,
      tags: row.tags,
      provinceCode: row.provinceCode,
      districtCode: row.districtCode,
      organiser: row.organiser,
      point: row.point,
      edition: editionOf(row),
      rating: row.rating,
      bookmarkCount: row.bookmarkCount,
      updatedAt: row.updatedAt,
    }));
  }

  /**
   * Adds to the stars and their number (negative to take away), in the caller's transaction; also to those of
   * the festival that it turned out to be.
   * @throws DomainError festival-not-found
   */
  async applyRating(festivalId: string, { sum, count }: { sum: number; count: number }): Promise<void> {
    const present = await this.presentIdsOf([festivalId]);
    await this.changes.note([...new Set([festivalId, ...present.values()])]);
    if (!(await this.festivals.addRating(festivalId, sum, count)))
      throw new DomainError(festivalProblems.festivalNotFound);
  }
}
