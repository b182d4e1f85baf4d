import { Injectable } from '@nestjs/common';
import type { Origin } from '../../shared/http/origin.js';
import type { CurrentAccount } from '../session/session.repository.js';
import { Attempts, type CameBack } from './attempts.js';
import { IdentityService } from '../identity/identity.service.js';
import { ProviderSignInService, type SignIn } from './provider-sign-in.service.js';
import type { Provider } from './providers.js';

type Outcome = (SignIn | { readonly status: 'linked' | 'confirmed' }) & { readonly returnTo: string };

/** Whoever comes back from a provider, to whatever they had gone for. */
@Injectable()
export class ProviderReturns {
  constructor(
    private readonly attempts: Attempts,
    private readonly signIns: ProviderSignInService,
    private readonly identities: IdentityService,
  ) {}

  /** @throws DomainError sign-in-over, provider-declined, provider-failed, and those of what they had gone for */
  async take(
    browser: string | undefined,
    provider: Provider,
    cameBack: CameBack,
    me: CurrentAccount | undefined,
    origin: Origin,
  ): Promise<Outcome> {
    const finished = await this.attempts.finish(browser, provider, cameBack);
    const { attempt, profile } = finished;
    const { returnTo } = attempt;
    switch (attempt.purpose) {
      case 'sign-in':
        return { ...(await this.signIns.finish(finished, origin)), returnTo };
      case 'link':
        await this.identities.link(me, attempt, profile);
        return { status: 'linked', returnTo };
      case 'confirm':
        await this.identities.confirm(me, attempt, profile);
        return { status: 'confirmed', returnTo };
    }
  }
}
