import { dayOf } from '../../../shared/clock.js';
import { tagOf } from '../../../shared/http/conditional-get.js';
import type { Locale } from '../../../shared/problem/problem.js';
import type { FestivalFilter } from '../filter.schemas.js';
import { onDays } from '../when.rules.js';
import type { FestivalIndex } from './festival-index.js';
import { answerTo, type Found } from './list-answer.js';
import type { ListQuestion } from './matching.js';
import type { Span } from './slot-order.js';

/** Feeds and months show thousands, and are asked less often. */
const LONGEST = 100;

/** A part of a list as an index has it. */
export class ListAnswer {
  readonly coverIds: readonly string[];
  private madeDigest: string | undefined;
  private readonly madeTags = new Map<Locale, { readonly form: object; readonly tag: string }>();

  constructor(
    readonly today: number,
    readonly span: Span,
    readonly found: readonly Found[],
    readonly total: number,
  ) {
    this.coverIds = found.flatMap(({ festival }) => festival.coverPhotoId ?? []);
  }

  static from(index: FestivalIndex, question: ListQuestion, span: Span): ListAnswer {
    const { found, total } = answerTo(index, onDays(question, dayOf(index.today)), span);
    return new ListAnswer(index.today, span, found, total);
  }

  /** Tells it from other answers to the same question. */
  get digest(): string {
    this.madeDigest ??= tagOf([
      this.today,
      this.total,
      this.found.map(({ festival: { id, fingerprint } }) => [id, fingerprint]),
    ]);
    return this.madeDigest;
  }

  /** Tells it, in the form and the language it is shown in, from others. */
  tagIn(form: object, locale: Locale): string {
    const made = this.madeTags.get(locale);
    if (made?.form === form) return made.tag;
    const tag = tagOf([form, locale, this.digest]);
    this.madeTags.set(locale, { form, tag });
    return tag;
  }
}

/**
 * Most people ask what others have just asked, and it reaches us as the same object then: the answer is kept beside
 * it, until the index takes anything in or the object itself is forgotten.
 */
export class KnownAnswers {
  private index: FestivalIndex | undefined;
  private version = 0;
  private answers = new WeakMap<FestivalFilter, ListAnswer>();

  to(index: FestivalIndex, filter: FestivalFilter, span: Span): ListAnswer {
    this.keepTo(index);
    const known = this.answers.get(filter);
    if (known?.span.skip === span.skip && known.span.take === span.take) return known;
    const answer = ListAnswer.from(index, { ...filter, relevance: null }, span);
    if (span.take <= LONGEST) this.answers.set(filter, answer);
    return answer;
  }

  private keepTo(index: FestivalIndex): void {
    if (this.index === index && this.version === index.version) return;
    [this.index, this.version] = [index, index.version];
    this.answers = new WeakMap();
  }
}
