import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import type { Page } from '../../shared/http/paging.js';
import { FestivalCatalogue } from '../festival.catalogue.js';
import type { FestivalItem } from '../festival.views.js';
import { SearchRepository } from './search.repository.js';
import { SearchIndex } from './search-index.js';
import { searchQuestion } from './text/question.rules.js';
import type { FestivalQuery } from './search.schemas.js';

@Injectable()
export class SearchService {
  constructor(
    private readonly searches: SearchRepository,
    private readonly index: SearchIndex,
    private readonly catalogue: FestivalCatalogue,
    private readonly clock: Clock,
  ) {}

  async find({ q, ...query }: FestivalQuery): Promise<Page<FestivalItem>> {
    const { page, perPage } = query;
    const words = searchQuestion(q ?? '');
    const relevance = words === null ? null : await this.index.find(words);
    const question = { ...query, relevance, today: this.clock.today() };
    const { found, total } = await this.searches.findPage(question);
    const items = await this.catalogue.itemsOf(found.map(({ id }) => id));
    return {
      items: found.flatMap(({ id, distanceKm }) => withDistance(items.get(id), distanceKm)),
      page,
      perPage,
      total,
    };
  }
}

/** To 10 metres, which is more than the points of festivals are worth. */
function withDistance(item: FestivalItem | undefined, distanceKm: number | null): FestivalItem[] {
  if (item === undefined) return [];
  return [distanceKm === null ? item : { ...item, distanceKm: Math.round(distanceKm * 100) / 100 }];
}
