import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock.js';
import { CONFIG, type Config } from '../../../shared/config/config.js';
import { OutboundClient } from '../../../shared/outbound/outbound.client.js';
import { OutboundRefusal } from '../../../shared/outbound/outbound.refusal.js';
import { UnusableFile } from '../file/unusable-file.js';
import type { LiveProvider } from '../import.entity.js';
import { type LivePage, type ReadAnswer, readAnswer } from './answer.rules.js';
import { LiveCallsRepository } from './live-calls.repository.js';
import { ATTEMPTS, pauseAfter, waitAskedMs } from './retry.rules.js';
import { queryKey } from './service-key.rules.js';

const LONGEST_MS = 10_000;
const MOST_BYTES = 8 * 1024 * 1024;

export interface LiveCall {
  readonly provider: LiveProvider;
  readonly address: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Asks data.go.kr, one call at a time, within the quota of the day, and again where nothing came of it. */
@Injectable()
export class DataGoKrClient {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly outbound: OutboundClient,
    private readonly calls: LiveCallsRepository,
    private readonly clock: Clock,
  ) {}

  get hasKey(): boolean {
    return this.config.dataGoKr.key !== undefined;
  }

  async callsLeft(provider: LiveProvider): Promise<number> {
    return this.calls.findLeft(provider, this.clock.today(), this.config.dataGoKr.callsPerDay);
  }

  /**
   * @param goOn asked before each attempt; throws where the work is to end
   * @throws OutOfQuota, SourceDown, UnusableFile where the provider refuses
   */
  async ask(call: LiveCall, goOn: () => void): Promise<LivePage> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      goOn();
      const { answer, waitMs } = await this.attempt(call);
      if (answer.kind === 'page') return answer.page;
      if (answer.kind === 'refused') throw await this.refused(call.provider, answer.refusal);
      const pauseMs = pauseAfter(attempt, Math.random(), waitMs);
      if (pauseMs === null) break;
      if (attempt < ATTEMPTS) await pause(pauseMs);
    }
    throw new SourceDown();
  }

  private async attempt(call: LiveCall): Promise<{ answer: ReadAnswer; waitMs: number }> {
    const { callsPerDay } = this.config.dataGoKr;
    if ((await this.calls.take(call.provider, this.clock.today(), callsPerDay)) === null)
      throw new OutOfQuota();
    try {
      const { status, headers, body } = await this.outbound.send(this.addressOf(call), {
        method: 'GET',
        schemes: ['https:', 'http:'],
        timeoutMs: LONGEST_MS,
        maxBytes: MOST_BYTES,
        // The key goes nowhere else.
        maxRedirects: 0,
      });
      return {
        answer: readAnswer(status, body),
        waitMs: waitAskedMs(headers['retry-after'], this.clock.now()),
      };
    } catch (error) {
      if (error instanceof OutboundRefusal) return { answer: { kind: 'again' }, waitMs: 0 };
      throw error;
    }
  }

  private addressOf({ address, parameters }: LiveCall): string {
    const key = queryKey(this.config.dataGoKr.key ?? '');
    return `${address}?serviceKey=${key}&${new URLSearchParams(parameters).toString()}`;
  }

  private async refused(provider: LiveProvider, refusal: UnusableFile['problem']['code']): Promise<Error> {
    if (refusal !== 'source-quota') return new UnusableFile(refusal, {});
    await this.calls.takeAll(provider, this.clock.today(), this.config.dataGoKr.callsPerDay);
    return new OutOfQuota();
  }
}

/** No call is left today. */
export class OutOfQuota extends Error {}

/** The provider does not answer, asked as often as is polite. */
export class SourceDown extends Error {}
