import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { fromJson } from '../database/json-column.js';
import { DomainError } from '../problem/problem.js';
import { idempotencyProblems } from './idempotency.problems.js';
import type { KeptAnswer } from './kept-answer.entity.js';
import { KeptAnswerRepository } from './kept-answer.repository.js';
import type { KeyedCall } from './keyed-call.js';

const KEPT_MS = 24 * 3_600_000;
/** Who comes while the first is being answered mostly need not come again: between these looks it ends. */
const PAUSES_MS = [25, 50, 100, 200, 400, 800];

/** Answers to calls with a key, for all instances together. */
@Injectable()
export class KeptAnswers {
  /** Where, as `table.column`, it is said whose they are. */
  static readonly OWNER_COLUMN = 'shared_kept_answer.caller_id';

  constructor(
    private readonly database: Database,
    private readonly kept: KeptAnswerRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * What the first call with this key was answered within a day, or `work`'s answer, kept in one transaction with all
   * that `work` writes. What `work` throws leaves nothing behind, the key neither: it may be tried again. It is begun
   * anew after a deadlock, and reads what others commit meanwhile.
   * @throws DomainError idempotency-key-in-use, idempotency-key-reused
   */
  async once(call: KeyedCall, work: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
    for (const pauseMs of [...PAUSES_MS, undefined]) {
      const answer = (await this.answerTo(call)) ?? (await this.firstAnswer(call, work));
      if (answer !== undefined) return answer;
      if (pauseMs !== undefined) await pause(pauseMs);
    }
    throw new DomainError(idempotencyProblems.keyInUse, { headers: { 'retry-after': '1' } });
  }

  async ofCaller(callerId: string): Promise<(KeptAnswer & { readonly keptUntil: Date })[]> {
    return (await this.kept.ofCaller(callerId)).map(({ answer, keptUntil }) => ({
      ...fromJson(answer as KeptAnswer),
      keptUntil,
    }));
  }

  async forgetAllOf(callerId: string): Promise<void> {
    await this.kept.removeAllOf(callerId);
  }

  private async answerTo(call: KeyedCall): Promise<KeptAnswer | undefined> {
    const now = this.clock.now();
    const found = await this.kept.find(call);
    if (found === null) return undefined;
    if (found.keptUntil <= now) {
      await this.kept.removeIfOver(call, now);
      return undefined;
    }
    if (!found.request.equals(call.request)) throw new DomainError(idempotencyProblems.keyReused);
    return fromJson(found.answer as KeptAnswer);
  }

  /** Undefined where another has the key. */
  private async firstAnswer(
    call: KeyedCall,
    work: () => Promise<KeptAnswer>,
  ): Promise<KeptAnswer | undefined> {
    const keptUntil = new Date(this.clock.now().getTime() + KEPT_MS);
    // Services look before they decide: with a snapshot of before they would miss what made them fail.
    return this.database.transaction(async () => {
      if (!(await this.kept.claim(call, keptUntil))) return undefined;
      const answer = await work();
      await this.kept.keep(call, answer);
      return answer;
    }, 'READ COMMITTED');
  }
}
