import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { DomainError } from '../../shared/problem/problem.js';
import { authProblems } from '../auth.problems.js';
import type { OneTimeTokenEntity, TokenPurpose } from './one-time-token.entity.js';
import { OneTimeTokenRepository } from './one-time-token.repository.js';

const MINUTE_MS = 60_000;
const LIFE_MINUTES: Record<TokenPurpose, number> = { email: 24 * 60, password: 30, export: 15 };

/** Tokens for one thing: 256 random bits, one use, a short life. */
@Injectable()
export class OneTimeTokens {
  constructor(
    private readonly tokens: OneTimeTokenRepository,
    private readonly clock: Clock,
  ) {}

  /** Those given out before stay good, since a mail may come later than the next. */
  async issue(of: Pick<OneTimeTokenEntity, 'accountId' | 'purpose' | 'email'>): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + LIFE_MINUTES[of.purpose] * MINUTE_MS);
    await this.tokens.add({ ...of, hash: hashOf(token), expiresAt });
    return token;
  }

  /** Whose it is, before anything costly is done for it. @throws DomainError link-ended */
  async requireGood(token: string, purpose: TokenPurpose): Promise<OneTimeTokenEntity> {
    return this.mustBeGood(await this.tokens.find(hashOf(token)), purpose);
  }

  /** Uses it up with every other one of its purpose, in the caller's transaction. @throws DomainError link-ended */
  async use(token: string, purpose: TokenPurpose): Promise<OneTimeTokenEntity> {
    const found = this.mustBeGood(await this.tokens.lock(hashOf(token)), purpose);
    await this.tokens.removeOf(found.accountId, purpose);
    return found;
  }

  /** None of an account is good any more; for when its address or its password has changed. */
  async endAll(accountId: string): Promise<void> {
    await this.tokens.removeOf(accountId);
  }

  async forgetExpired(): Promise<void> {
    await this.tokens.removeExpired(this.clock.now());
  }

  private mustBeGood(found: OneTimeTokenEntity | null, purpose: TokenPurpose): OneTimeTokenEntity {
    if (found === null || found.purpose !== purpose || found.expiresAt <= this.clock.now())
      throw new DomainError(authProblems.linkEnded);
    return found;
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
