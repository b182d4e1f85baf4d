import { BoundedMap } from '../../../shared/bounded-map.js';
import { tagOf } from '../../../shared/http/conditional-get.js';
import type { FestivalIndex } from './festival-index.js';
import { answerTo, type Found } from './list-answer.js';
import type { ListQuestion } from './matching.js';
import type { Span } from './slot-order.js';

const MOST_KEPT = 1_000;
/** Feeds and months show thousands, and are asked less often. */
const LONGEST = 100;

/** A part of a list as an index has it. */
export class ListAnswer {
  private madeDigest: string | undefined;

  constructor(
    readonly today: number,
    readonly found: readonly Found[],
    readonly total: number,
  ) {}

  static from(index: FestivalIndex, question: ListQuestion, span: Span): ListAnswer {
    const { found, total } = answerTo(index, question, span);
    return new ListAnswer(index.today, found, total);
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
}

/** Most people ask what others have just asked: an answer is kept until the index takes anything in. */
export class KnownAnswers {
  private index: FestivalIndex | undefined;
  private version = 0;
  private readonly answers = new BoundedMap<ListAnswer>(MOST_KEPT);

  to(index: FestivalIndex, question: ListQuestion, span: Span): ListAnswer {
    // Where somebody is is nothing to keep, and hardly anybody else asks from there.
    if (question.near !== undefined || span.take > LONGEST) return ListAnswer.from(index, question, span);
    this.keepTo(index);
    const asked = JSON.stringify([question, span]);
    const known = this.answers.get(asked);
    if (known !== undefined) return known;
    const answer = ListAnswer.from(index, question, span);
    this.answers.set(asked, answer);
    return answer;
  }

  private keepTo(index: FestivalIndex): void {
    if (this.index === index && this.version === index.version) return;
    [this.index, this.version] = [index, index.version];
    this.answers.clear();
  }
}
