import { Injectable } from '@nestjs/common';
import { FestivalCatalogue } from '../festivals/index.js';
import { MediaService, type PhotoView } from '../media/index.js';
import type { Page, Paging } from '../shared/http/paging.js';
import { ReviewRepository } from './review.repository.js';

/** All photos of a festival, whoever took them. */
@Injectable()
export class FestivalPhotosService {
  constructor(
    private readonly festivals: FestivalCatalogue,
    private readonly reviews: ReviewRepository,
    private readonly media: MediaService,
  ) {}

  /** The festival's own first, then those of its reviews, the newest first. @throws DomainError festival-not-found */
  async page(festivalId: string, paging: Paging): Promise<Page<PhotoView>> {
    const { photoIds, festivalIds } = await this.festivals.galleryOf(festivalId);
    const ofVisitors = await this.reviews.photoIdsOfFestivals(festivalIds);
    return this.media.publishedPage([...photoIds, ...ofVisitors], paging);
  }
}
