import { Inject, Injectable } from '@nestjs/common';
import { isGenuineHint } from '../../../lambda/src/contract.js';
import { Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { DomainError } from '../../shared/problem/problem.js';
import { SettlementService } from '../settlement/settlement.service.js';
import { hintProblems } from './hint.problems.js';
import type { HintBody } from './hint.schemas.js';

/** The second source of news beside the queue, for those who run none. It ends in the same call. */
@Injectable()
export class HintService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly settlements: SettlementService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError hint-not-genuine, always so where no secret is agreed on */
  async take({ id, sentAt, signature = '' }: HintBody): Promise<void> {
    const { hintSecret } = this.config;
    if (hintSecret === undefined || !isGenuineHint(hintSecret, { id, sentAt, signature }, this.clock.now()))
      throw new DomainError(hintProblems.notGenuine, {
        headers: { 'www-authenticate': 'HMAC-SHA256 realm="fasteval"' },
      });
    // Known or not, the answer is the same.
    await this.settlements.settle(id);
  }
}
