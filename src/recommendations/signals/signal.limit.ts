import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../../shared/problem/problem.js';
import { signalProblems } from './signal.problems.js';

/** More than the fastest reader makes in a minute, and room for what a phone saved up while it was off line. */
const SIGNALS_A_MINUTE = 600;
const SECONDS = 60;

/** How many signals a person may send; counted by each instance for itself, which is near enough to keep floods out. */
@Injectable()
export class SignalLimit {
  private readonly limiter = new RateLimiterMemory({ points: SIGNALS_A_MINUTE, duration: SECONDS });

  /** @throws DomainError too-many-signals */
  async take(who: string, signals: number): Promise<void> {
    try {
      await this.limiter.consume(who, signals);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new DomainError(signalProblems.tooManySignals, {
        headers: {
          'retry-after': String(seconds),
          'ratelimit-policy': `"signals";q=${SIGNALS_A_MINUTE};w=${SECONDS}`,
          ratelimit: `"signals";r=0;t=${seconds}`,
        },
      });
    }
  }
}
