import { Injectable } from '@nestjs/common';
import { ListingService } from '../../listing/listing.service.js';
import { SearchIndex } from '../search-index.js';
import { SearchableRepository } from '../searchable.repository.js';
import { matchedPart } from '../text/matched-part.rules.js';
import { type SearchQuestion, searchQuestion } from '../text/question.rules.js';
import { categoriesFor, labelsFor } from './label.rules.js';
import type { SuggestionList, SuggestQuery, Suggestion } from './suggest.schemas.js';

/** What somebody may be about to type. */
@Injectable()
export class SuggestService {
  constructor(
    private readonly listings: ListingService,
    private readonly index: SearchIndex,
    private readonly festivals: SearchableRepository,
  ) {}

  async suggest({ q, limit }: SuggestQuery): Promise<SuggestionList> {
    const question = searchQuestion(q);
    if (question === null) return { items: [] };
    const { ids } = await this.listings.findIds({ q, sort: 'relevance' }, { skip: 0, take: limit });
    const labels = [
      ...categoriesFor(question),
      ...labelsFor(await this.index.findLabels(question), question),
    ];
    const named = labels.filter(({ isWhole }) => isWhole).slice(0, Math.ceil(limit / 2));
    const others = labels.filter(({ isWhole }) => !isWhole).slice(0, Math.floor(limit / 3));
    const festivals = await this.festivalsOf(ids.slice(0, limit - named.length - Math.min(others.length, 2)));
    const items = [...named, ...festivals, ...others].slice(0, limit);
    return { items: items.map((item) => suggestionOf(item, question)) };
  }

  private async festivalsOf(ids: readonly string[]): Promise<Omit<Suggestion, 'matched'>[]> {
    const found = new Map(await this.festivals.find(ids));
    return ids.flatMap((festivalId) => {
      const festival = found.get(festivalId);
      if (festival === undefined) return [];
      return [{ kind: 'festival' as const, text: festival.name, textEn: festival.nameEn, festivalId }];
    });
  }
}

function suggestionOf(
  { kind, text, textEn, festivalId, regionCode, categoryCode }: Omit<Suggestion, 'matched'>,
  question: SearchQuestion,
): Suggestion {
  const matched = matchedPart(text, question);
  return { kind, text, textEn, festivalId, regionCode, categoryCode, matched };
}
