import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { DomainError } from '../../shared/problem/problem.js';
import type { AttemptEntity } from './attempt.entity.js';
import { AttemptRepository } from './attempt.repository.js';
import type { Profile } from './identity-provider.js';
import type { NewcomerEntity } from './newcomer.entity.js';
import { type AttemptSecrets, ProviderClient } from './provider.client.js';
import { providerProblems } from './provider.problems.js';
import type { Provider } from './providers.js';

/** How long somebody may be away at the provider, and how long they may read what they agree to afterwards. */
export const ATTEMPT_SECONDS = 600;

export interface CameBack {
  readonly state: string;
  /** Absent where the provider, or the person there, refused. */
  readonly code?: string | undefined;
  readonly iss?: string | undefined;
}

/** Somebody who came back, and what they had gone for. */
export interface Finished {
  /** The value of the cookie of the browser that it was begun in. */
  readonly browser: string;
  readonly attempt: AttemptEntity;
  readonly profile: Profile;
}

/** The way to a provider and back. */
@Injectable()
export class Attempts {
  constructor(
    private readonly client: ProviderClient,
    private readonly attempts: AttemptRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Where to send the browser.
   * @param browser the value of its cookie
   * @throws DomainError provider-not-offered, provider-failed
   */
  async begin(
    browser: string,
    attempt: Pick<AttemptEntity, 'provider' | 'purpose' | 'accountId' | 'returnTo'>,
  ): Promise<{ url: string }> {
    const state = randomBytes(32).toString('base64url');
    const secrets = secretsOf(browser, state);
    const url = await this.client.authorizationUrl(attempt.provider, secrets, attempt.purpose === 'confirm');
    await this.attempts.add({
      ...attempt,
      stateHash: hashOf(state),
      browserHash: hashOf(browser),
      expiresAt: this.end(),
    });
    return { url };
  }

  /**
   * Uses the attempt up, whatever comes of it.
   * @throws DomainError sign-in-over, provider-declined, provider-failed
   */
  async finish(
    browser: string | undefined,
    provider: Provider,
    { state, code, iss }: CameBack,
  ): Promise<Finished> {
    if (browser === undefined) throw new DomainError(providerProblems.signInOver);
    const attempt = await this.attempts.take({
      stateHash: hashOf(state),
      browserHash: hashOf(browser),
      provider,
    });
    if (attempt === undefined || attempt.expiresAt <= this.clock.now())
      throw new DomainError(providerProblems.signInOver);
    if (code === undefined) throw new DomainError(providerProblems.providerDeclined);
    const profile = await this.client.profileOf(provider, { code, iss }, secretsOf(browser, state));
    return { browser, attempt, profile };
  }

  /** Keeps who has to say first to what they agree, for this browser. */
  async keepNewcomer(
    browser: string,
    newcomer: Omit<NewcomerEntity, 'browserHash' | 'expiresAt'>,
  ): Promise<void> {
    await this.attempts.keepNewcomer({
      ...newcomer,
      browserHash: hashOf(browser),
      expiresAt: this.end(),
    });
  }

  /** @throws DomainError sign-in-over */
  async newcomerOf(browser: string | undefined): Promise<NewcomerEntity> {
    const found = browser === undefined ? null : await this.attempts.findNewcomer(hashOf(browser));
    if (found === null || found.expiresAt <= this.clock.now())
      throw new DomainError(providerProblems.signInOver);
    return found;
  }

  /** In the caller's transaction. @throws DomainError sign-in-over where another call was first */
  async takeNewcomer(newcomer: NewcomerEntity): Promise<void> {
    if (!(await this.attempts.takeNewcomer(newcomer))) throw new DomainError(providerProblems.signInOver);
  }

  private end(): Date {
    return new Date(this.clock.now().getTime() + ATTEMPT_SECONDS * 1000);
  }
}

/** Made from what the browser holds, so whoever reads the database can finish nobody's attempt. */
function secretsOf(browser: string, state: string): AttemptSecrets {
  const secret = (what: string) =>
    createHmac('sha256', browser).update(`${what} of ${state}`).digest('base64url');
  return { state, nonce: secret('nonce'), codeVerifier: secret('code verifier') };
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
