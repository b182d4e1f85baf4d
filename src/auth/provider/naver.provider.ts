import { Configuration, customFetch, fetchProtectedResource } from 'openid-client';
import { z } from 'zod';
import type { NaverConfig } from '../../shared/config/config.providers.js';
import type { OutboundClient } from '../../shared/outbound/outbound.client.js';
import {
  allowancesFor,
  fetchThrough,
  type IdentityProvider,
  type Profile,
  PROVIDER_PATIENCE_MS,
} from './identity-provider.js';

/** https://developers.naver.com/docs/login/profile/profile.md: `00` is success. */
const answer = z.object({
  resultcode: z.literal('00'),
  response: z.object({
    id: z.string().min(1).max(255),
    email: z.string().optional(),
    nickname: z.string().optional(),
  }),
});

/** Naver: OAuth 2 without an ID token. Its word for an address is where people want mail, not whose it is. */
export class NaverProvider implements IdentityProvider {
  readonly parameters = {};
  readonly again = { auth_type: 'reauthenticate' };
  readonly givesIdToken = false;
  private readonly fixed: Configuration;

  constructor(
    private readonly config: NaverConfig,
    outbound: OutboundClient,
  ) {
    const { oauthUrl, clientId, clientSecret } = config;
    this.fixed = new Configuration(
      {
        issuer: new URL(oauthUrl).origin,
        authorization_endpoint: `${oauthUrl}/authorize`,
        token_endpoint: `${oauthUrl}/token`,
      },
      clientId,
      clientSecret,
    );
    this.fixed[customFetch] = fetchThrough(outbound);
    this.fixed.timeout = PROVIDER_PATIENCE_MS / 1000;
    for (const allow of allowancesFor(oauthUrl)) allow(this.fixed);
  }

  async configuration(): Promise<Configuration> {
    return this.fixed;
  }

  async profileOf(configuration: Configuration, accessToken: string): Promise<Profile> {
    const told = await fetchProtectedResource(
      configuration,
      accessToken,
      new URL(this.config.profileUrl),
      'GET',
    );
    const { id, email, nickname } = answer.parse(await told.json()).response;
    return { subject: id, email, emailVerified: false, displayName: nickname, authenticatedAt: undefined };
  }
}
