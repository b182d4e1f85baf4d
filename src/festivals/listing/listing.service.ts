import { Injectable } from '@nestjs/common';
import { MediaService, type PhotoView } from '../../media/index.js';
import type { Page } from '../../shared/http/paging.js';
import { type FestivalItem, itemOf } from '../festival.views.js';
import { SearchIndex } from '../search/search-index.js';
import { searchQuestion } from '../search/text/question.rules.js';
import type { FestivalFilter } from './filter.schemas.js';
import { answerTo, type Found } from './index/list-answer.js';
import type { Span } from './index/slot-order.js';
import { dayOf } from './index/soonest.rules.js';
import { ListingIndex } from './listing.index.js';
import type { ListedRow } from './listing.repository.js';
import type { FestivalQuery } from './listing.schemas.js';

/** What was found is read a moment later; if it was written in between, the question is asked again. */
const ATTEMPTS = 3;

/** Lists of published festivals, in whatever form they are answered. */
@Injectable()
export class ListingService {
  constructor(
    private readonly index: ListingIndex,
    private readonly searches: SearchIndex,
    private readonly media: MediaService,
  ) {}

  async page({ page, perPage, ...filter }: FestivalQuery): Promise<Page<FestivalItem>> {
    const { items, total } = await this.find(filter, { skip: (page - 1) * perPage, take: perPage });
    return { items, page, perPage, total };
  }

  /** The part of the whole list that the span names, and how long the list is. */
  async find(filter: FestivalFilter, span: Span): Promise<{ items: FestivalItem[]; total: number }> {
    for (let attempt = 1; ; attempt += 1) {
      const { found, total } = await this.ask(filter, span);
      const rows = await this.index.rowsOf(found.map(({ festival }) => festival.id));
      const isTorn = found.some(
        ({ festival }) => rows.get(festival.id)?.listed.fingerprint !== festival.fingerprint,
      );
      if (isTorn && attempt < ATTEMPTS) continue;
      const covers = await this.media.publishedViews(
        found.flatMap(({ festival }) => festival.coverPhotoId ?? []),
      );
      const items = found.flatMap((one) => {
        const row = rows.get(one.festival.id);
        return row === undefined ? [] : [listItemOf(one, row, covers)];
      });
      return { items, total };
    }
  }

  /** As {@link find}, where the ids are enough. */
  async findIds(filter: FestivalFilter, span: Span): Promise<{ ids: string[]; total: number }> {
    const { found, total } = await this.ask(filter, span);
    return { ids: found.map(({ festival }) => festival.id), total };
  }

  private async ask(
    { q, ...filter }: FestivalFilter,
    span: Span,
  ): Promise<{ found: Found[]; total: number }> {
    const words = searchQuestion(q ?? '');
    const index = await this.index.current();
    const relevance = words === null ? null : await this.searches.find(words, this.index.seen);
    return answerTo(index, { ...filter, relevance }, span);
  }
}

function listItemOf(
  { festival, shown, distanceKm }: Found,
  { row, editionIds }: ListedRow,
  covers: ReadonlyMap<string, PhotoView>,
): FestivalItem {
  const item = itemOf(
    shown === festival.inView ? row : { ...row, edition: editionOf(shown, editionIds) },
    covers,
  );
  return distanceKm === null ? item : { ...item, distanceKm: toTenMetres(distanceKm) };
}

/** Never an estimate: where one is shown, it is what is in view. */
function editionOf(shown: Found['shown'], ids: ListedRow['editionIds']) {
  if (shown === null) return null;
  const startsOn = dayOf(shown.startsOn);
  const { endsOn, phase } = shown;
  return { id: ids.get(startsOn) ?? null, startsOn, endsOn: dayOf(endsOn), phase, confidence: null };
}

/** Which is more than the points of festivals are worth. */
function toTenMetres(km: number): number {
  return Math.round(km * 100) / 100;
}
