import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock.js';
import type { LiveProvider } from '../import.entity.js';
import { type LivePage, readText } from './answer.rules.js';
import { DataGoKrClient } from './data-go-kr.client.js';
import { LiveAnswerRepository } from './live-answer.repository.js';

/** Rows that a page of a list is asked for; the most there can be is 1,000. */
const PER_PAGE = 500;
const MOST_PAGES = 1_000;
/** Pages of a list that was not read to its end are gone on from for so long. */
const LIST_KEPT_MS = 36 * 60 * 60 * 1000;

export interface LiveQuestion {
  readonly provider: LiveProvider;
  readonly operation: string;
  readonly address: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Answers of data.go.kr, each asked for once: whatever came is kept, so that what a used-up quota or a
 * crash has stopped goes on from there, and a preview that was thrown away costs no call the second time.
 */
@Injectable()
export class LiveAnswers {
  constructor(
    private readonly client: DataGoKrClient,
    private readonly kept: LiveAnswerRepository,
    private readonly clock: Clock,
  ) {}

  /** All pages of a list, in turn. `name`: which list it is, among those of its operation. */
  async *list(question: LiveQuestion, name: string, goOn: () => void): AsyncGenerator<LivePage> {
    for (let number = 1, before = 0; number <= MOST_PAGES; number += 1) {
      const parameters = { ...question.parameters, pageNo: String(number), numOfRows: String(PER_PAGE) };
      const page = await this.answer({ ...question, parameters }, `${name} ${number}`, '', goOn);
      yield page;
      before += page.rows.length;
      if (page.rows.length === 0 || before >= page.total) return;
    }
  }

  /** Once all lists have been read to their ends they are asked for anew the next time. */
  async forgetLists(provider: LiveProvider): Promise<void> {
    await this.kept.forgetLists(provider);
  }

  /** What is said of one content, asked for once a version. */
  async detail(
    question: LiveQuestion,
    content: { id: string; version: string },
    goOn: () => void,
  ): Promise<LivePage> {
    return this.answer(question, content.id, content.version, goOn);
  }

  private async answer(
    { provider, operation, address, parameters }: LiveQuestion,
    subject: string,
    version: string,
    goOn: () => void,
  ): Promise<LivePage> {
    const key = { provider, operation, subject };
    const known = await this.kept.find(key);
    const isGood =
      known?.version === version &&
      (version !== '' || this.clock.now().getTime() - known.answeredAt.getTime() < LIST_KEPT_MS);
    const read = isGood ? readText(known.text) : undefined;
    if (read?.kind === 'page') return read.page;
    const page = await this.client.ask({ provider, address, parameters }, goOn);
    await this.kept.keep({ ...key, version, text: page.text, answeredAt: this.clock.now() });
    return page;
  }
}
