import { Inject, Injectable } from '@nestjs/common';
import { authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge } from 'openid-client';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { Log } from '../../shared/log/log.js';
import { OutboundClient } from '../../shared/outbound/outbound.client.js';
import { DomainError } from '../../shared/problem/problem.js';
import type { IdentityProvider, Profile } from './identity-provider.js';
import { NaverProvider } from './naver.provider.js';
import { OpenIdProvider } from './openid.provider.js';
import { providerProblems } from './provider.problems.js';
import { type Provider, PROVIDERS } from './providers.js';

/** What only we know of an attempt, and the `state` that comes back with it. */
export interface AttemptSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What came back from the provider by way of the browser. */
export interface CodeAnswer {
  readonly code: string;
  readonly iss?: string | undefined;
}

/** Sends people to those who vouch for them, and asks those who came back. */
@Injectable()
export class ProviderClient {
  private readonly providers: Readonly<Record<Provider, IdentityProvider | undefined>>;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    outbound: OutboundClient,
    private readonly log: Log,
  ) {
    const { kakao, naver, google } = config.providers;
    const openId = (scope: string) => ({ scope: `openid ${scope}` });
    this.providers = {
      kakao:
        kakao &&
        new OpenIdProvider(kakao, outbound, openId('account_email profile_nickname'), { prompt: 'login' }),
      naver: naver && new NaverProvider(naver, outbound),
      // Google knows no `login`: choosing the account is as far as it goes.
      google:
        google && new OpenIdProvider(google, outbound, openId('email profile'), { prompt: 'select_account' }),
    };
  }

  offered(): Provider[] {
    return PROVIDERS.filter((provider) => this.providers[provider] !== undefined);
  }

  /**
   * Where to send somebody.
   * @param again whether they have to show anew who they are
   * @throws DomainError provider-not-offered, provider-failed
   */
  async authorizationUrl(
    provider: Provider,
    { state, nonce, codeVerifier }: AttemptSecrets,
    again: boolean,
  ): Promise<string> {
    const asked = this.offering(provider);
    return this.asking(provider, async () => {
      const url = buildAuthorizationUrl(await asked.configuration(), {
        redirect_uri: this.redirectUri(provider),
        response_type: 'code',
        state,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(asked.givesIdToken && { nonce }),
        ...asked.parameters,
        ...(again && asked.again),
      });
      return url.href;
    });
  }

  /**
   * Trades the code for who they are. The library checks state, issuer, audience, signature, nonce and times.
   * @throws DomainError provider-not-offered, provider-failed
   */
  async profileOf(
    provider: Provider,
    { code, iss }: CodeAnswer,
    { state, nonce, codeVerifier }: AttemptSecrets,
  ): Promise<Profile> {
    const asked = this.offering(provider);
    return this.asking(provider, async () => {
      const configuration = await asked.configuration();
      const cameBackTo = new URL(this.redirectUri(provider));
      cameBackTo.search = new URLSearchParams({ code, state, ...(iss !== undefined && { iss }) }).toString();
      const tokens = await authorizationCodeGrant(
        configuration,
        cameBackTo,
        {
          expectedState: state,
          pkceCodeVerifier: codeVerifier,
          ...(asked.givesIdToken && { expectedNonce: nonce }),
        },
        // Naver wants it here, too; others take no notice.
        { state },
      );
      return asked.profileOf(configuration, tokens.access_token, tokens.claims());
    });
  }

  /** One for each, so that no provider can pass off another's answer as its own (RFC 9700, 4.4). */
  private redirectUri(provider: Provider): string {
    return `${this.config.publicUrl}/sign-in/${provider}`;
  }

  private offering(provider: Provider): IdentityProvider {
    const offered = this.providers[provider];
    if (offered === undefined) throw new DomainError(providerProblems.providerNotOffered);
    return offered;
  }

  /** Whatever a provider does, it is its failure and not ours. Of the reason only a name is kept: texts hold secrets. */
  private async asking<T>(provider: Provider, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.log.warn('a provider could not be asked, or its answer was not taken', {
        provider,
        reason: reasonOf(error),
      });
      throw new DomainError(providerProblems.providerFailed);
    }
  }
}

/** The innermost name: the library wraps what went wrong below it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, reason } = error as { code?: unknown; reason?: unknown };
  const own = [reason, code].find((name) => typeof name === 'string') ?? error.name;
  return error.cause instanceof Error ? `${own}: ${reasonOf(error.cause)}` : own;
}
