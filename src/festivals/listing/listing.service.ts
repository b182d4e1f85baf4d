import { Injectable } from '@nestjs/common';
import { MediaService, type PhotoView } from '../../media/index.js';
import { dayOf } from '../../shared/clock.js';
import { tagOf } from '../../shared/http/conditional-get.js';
import type { Page, Paging } from '../../shared/http/paging.js';
import { localeNow } from '../../shared/http/request-context.js';
import { type FestivalItem, itemOf } from '../festival.views.js';
import { SearchIndex } from '../search/search-index.js';
import { type SearchQuestion, searchQuestion } from '../search/text/question.rules.js';
import type { FestivalFilter } from './filter.schemas.js';
import type { FestivalIndex } from './index/festival-index.js';
import { KnownAnswers, ListAnswer } from './index/known-answers.js';
import { KnownSlots } from './index/known-slots.js';
import type { Found } from './index/list-answer.js';
import type { Span } from './index/slot-order.js';
import { ListingIndex } from './listing.index.js';
import type { ListedRow } from './listing.repository.js';
import type { FestivalQuery } from './listing.schemas.js';

/** What was found is read a moment later; if it was written in between, the question is asked again. */
const ATTEMPTS = 3;
const NO_COVERS: ReadonlyMap<string, PhotoView> = new Map();

interface Answer {
  readonly listed: ListAnswer;
  readonly covers: ReadonlyMap<string, PhotoView>;
  readonly items?: FestivalItem[];
}

interface ListingPage extends Paging {
  readonly tag: string;
  readonly total: number;
  readonly body: Page<FestivalItem> | undefined;
}

interface TaggedList {
  /** Tells the list, in the form it was asked for, from others. */
  readonly tag: string;
  readonly total: number;
  readonly items: FestivalItem[] | undefined;
}

/** Lists of published festivals, in whatever form they are answered. */
@Injectable()
export class ListingService {
  private readonly slots = new KnownSlots();
  private readonly answers = new KnownAnswers();

  constructor(
    private readonly index: ListingIndex,
    private readonly searches: SearchIndex,
    private readonly media: MediaService,
  ) {}

  /** A page with a tag that tells it from others; without a body where the reader `knows` the tag. */
  async page(query: FestivalQuery, knows: (tag: string) => boolean): Promise<ListingPage> {
    const { page, perPage } = query;
    const span = { skip: (page - 1) * perPage, take: perPage };
    let tag = '';
    const known = (answer: Answer) => knows((tag = tagOfAnswer(answer, query)));
    const { items, listed } = await this.answer(query, span, known);
    const { total } = listed;
    return { tag, page, perPage, total, body: items && { items, page, perPage, total } };
  }

  /** As {@link find} for an answer that hangs on `form` as well; without items where the reader `knows` the tag. */
  async tagged(
    filter: FestivalFilter,
    span: Span,
    form: object,
    knows: (tag: string) => boolean,
  ): Promise<TaggedList> {
    let tag = '';
    const known = (answer: Answer) => knows((tag = tagOfAnswer(answer, form)));
    const { items, listed } = await this.answer(filter, span, known);
    return { tag, items, total: listed.total };
  }

  /** The part of the whole list that the span names, and how long the list is. */
  async find(filter: FestivalFilter, span: Span): Promise<{ items: FestivalItem[]; total: number }> {
    const { items = [], listed } = await this.answer(filter, span, () => false);
    return { items, total: listed.total };
  }

  /** As {@link find}, where the ids are enough. */
  async findIds(filter: FestivalFilter, span: Span): Promise<{ ids: string[]; total: number }> {
    const { found, total } = await this.listed(await this.index.current(), filter, span);
    return { ids: found.map(({ festival }) => festival.id), total };
  }

  /** Without items where they are `known`. */
  private async answer(
    filter: FestivalFilter,
    span: Span,
    known: (answer: Answer) => boolean,
  ): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const asked = this.listed(await this.index.current(), filter, span);
      // Every wait costs, and most lists are at hand.
      const listed = asked instanceof ListAnswer ? asked : await asked;
      const { found, coverIds } = listed;
      const covers = coverIds.length === 0 ? NO_COVERS : await this.media.publishedViews(coverIds);
      const answer = { listed, covers };
      if (known(answer)) return answer;
      const rows = await this.index.rowsOf(found.map(({ festival }) => festival.id));
      const isTorn = found.some(
        ({ festival }) => rows.get(festival.id)?.listed.fingerprint !== festival.fingerprint,
      );
      if (isTorn && attempt < ATTEMPTS) continue;
      const items = found.flatMap((one) => {
        const row = rows.get(one.festival.id);
        return row === undefined ? [] : [listItemOf(one, row, answer.covers)];
      });
      return { ...answer, items };
    }
  }

  private listed(index: FestivalIndex, filter: FestivalFilter, span: Span): ListAnswer | Promise<ListAnswer> {
    const words = filter.q === undefined ? null : searchQuestion(filter.q);
    return words === null ? this.answers.to(index, filter, span) : this.foundBy(words, index, filter, span);
  }

  private async foundBy(
    words: SearchQuestion,
    index: FestivalIndex,
    filter: FestivalFilter,
    span: Span,
  ): Promise<ListAnswer> {
    const found = await this.searches.find(words, this.index.seen);
    return ListAnswer.from(index, { ...filter, relevance: this.slots.relevanceIn(index, found) }, span);
  }
}

/** Of what the answer is made of and hangs on, so that it need not be made to be known. */
function tagOfAnswer({ listed, covers }: Answer, form: object): string {
  const tag = listed.tagIn(form, localeNow());
  return covers.size === 0 ? tag : tagOf([tag, ...covers]);
}

function listItemOf(
  { festival, shown, distanceKm }: Found,
  { row, editionMarks }: ListedRow,
  covers: ReadonlyMap<string, PhotoView>,
): FestivalItem {
  const item = itemOf(
    shown === festival.inView ? row : { ...row, edition: editionOf(shown, editionMarks) },
    covers,
  );
  return distanceKm === null ? item : { ...item, distanceKm: toTenMetres(distanceKm) };
}

/** Never an estimate: where one is shown, it is what is in view. */
function editionOf(shown: Found['shown'], marks: ListedRow['editionMarks']) {
  if (shown === null) return null;
  const startsOn = dayOf(shown.startsOn);
  const { endsOn, phase } = shown;
  const { id = null, version = null } = marks.get(startsOn) ?? {};
  return { id, version, startsOn, endsOn: dayOf(endsOn), phase, confidence: null };
}

/** Which is more than the points of festivals are worth. */
function toTenMetres(km: number): number {
  return Math.round(km * 100) / 100;
}
