import { Injectable } from '@nestjs/common';
import { MediaService } from '../media/index.js';
import { Clock, type Day, dayOf } from '../shared/clock.js';
import { type Bilingual, DomainError } from '../shared/problem/problem.js';
import { categoryName } from './category.js';
import { CatalogueChanges } from './changes/catalogue-changes.js';
import type { EditionEntity, EditionStatus } from './edition/edition.entity.js';
import { EditionRepository } from './edition/edition.repository.js';
import { statusToday } from './edition/edition.views.js';
import { CatalogueRepository, type FestivalRow } from './catalogue.repository.js';
import { FestivalRepository } from './festival.repository.js';
import { editionOf, type EditionInViewView, type FestivalItem, itemOf } from './festival.views.js';
import { GalleryRepository } from './gallery/gallery.repository.js';
import { ListingIndex } from './listing/listing.index.js';
import type { ListedRow } from './listing/listing.repository.js';
import { MergeRepository } from './merge.repository.js';
import { festivalProblems } from './festivals.problems.js';

type FestivalNames = Pick<FestivalRow, 'id' | 'name' | 'nameEn'>;

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
  readonly categoryName: Bilingual;
  readonly free: boolean | null;
  readonly edition: EditionInViewView | null;
  readonly createdAt: Date;
}

/** What ranking may know that it did not. */
export interface FestivalNews {
  /** To ask with for what comes next. */
  readonly mark: number;
  readonly today: Day;
  /** Whether these are all there are. */
  readonly isAll: boolean;
  /** By id; null where it is not published (any more). */
  readonly changed: ReadonlyMap<string, FestivalFeatures | null>;
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
    private readonly listing: ListingIndex,
    private readonly media: MediaService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError festival-not-found */
  async requirePublished(id: string): Promise<FestivalNames> {
    const found = (await this.namesOf([id])).get(id);
    if (found === undefined) throw new DomainError(festivalProblems.festivalNotFound);
    return found;
  }

  /** By id; absent where the festival is not published. */
  async namesOf(ids: readonly string[]): Promise<Map<string, FestivalNames>> {
    const rows = await this.catalogue.findPublished([...new Set(ids)], this.clock.today());
    return new Map(rows.map(({ id, name, nameEn }) => [id, { id, name, nameEn }]));
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

  /** The same, as of the news last asked for. */
  async itemsInNews(ids: readonly string[]): Promise<Map<string, FestivalItem>> {
    const rows = [...(await this.listing.rowsOf(ids)).values()].map(({ row }) => row);
    const covers = await this.media.publishedViews(rows.flatMap(({ coverPhotoId }) => coverPhotoId ?? []));
    return new Map(rows.map((row) => [row.id, itemOf(row, covers)]));
  }

  /** What was written since an earlier asking, up to this one; everything where there was none. */
  async news(mark = -1): Promise<FestivalNews> {
    const index = await this.listing.current();
    const { ids, mark: now } = this.listing.newsSince(mark);
    const today = dayOf(index.today);
    if (ids?.length === 0) return { mark: now, today, isAll: false, changed: new Map() };
    const rows = await this.listing.rowsOf(ids ?? [...index.festivalsById().keys()]);
    const changed = new Map<string, FestivalFeatures | null>((ids ?? []).map((id) => [id, null]));
    for (const [id, row] of rows) changed.set(id, featuresOf(row));
    return { mark: now, today, isAll: ids === undefined, changed };
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

function featuresOf({ row, listed, createdAt }: ListedRow): FestivalFeatures {
  return {
    id: row.id,
    name: row.name,
    nameEn: row.nameEn,
    category: row.category,
    categoryName: categoryName(row.category),
    tags: row.tags,
    provinceCode: row.provinceCode,
    districtCode: row.districtCode,
    organiser: row.organiser,
    point: row.point,
    free: listed.free,
    edition: editionOf(row),
    rating: row.rating,
    bookmarkCount: row.bookmarkCount,
    createdAt,
    updatedAt: row.updatedAt,
  };
}
