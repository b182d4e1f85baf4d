import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../../shared/problem/problem.js';
import { signalProblems } from './signal.problems.js';

/** More than the fastest reader makes in a minute, and room for what a phone saved up while it was off line. */
const OF_A_PERSON = 600;
/** Many strangers may come from one address. */
const OF_AN_ADDRESS = 20_000;
const SECONDS = 60;

/** How many signals are taken; counted by each instance for itself, which is near enough to keep floods out. */
@Injectable()
export class SignalLimit {
  private readonly people = new RateLimiterMemory({ points: OF_A_PERSON, duration: SECONDS });
  private readonly addresses = new RateLimiterMemory({ points: OF_AN_ADDRESS, duration: SECONDS });

  /** @throws DomainError too-many-signals */
  async takeOfPerson(accountId: string, signals: number): Promise<void> {
    await take(this.people, accountId, signals);
  }

  /** @throws DomainError too-many-signals */
  async takeOfAddress(address: string, signals: number): Promise<void> {
    await take(this.addresses, address, signals);
  }
}

async function take(limiter: RateLimiterMemory, who: string, signals: number): Promise<void> {
  try {
    await limiter.consume(who, signals);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new DomainError(signalProblems.tooManySignals, {
      headers: {
        'retry-after': String(seconds),
        'ratelimit-policy': `"signals";q=${limiter.points};w=${SECONDS}`,
        ratelimit: `"signals";r=0;t=${seconds}`,
      },
    });
  }
}
