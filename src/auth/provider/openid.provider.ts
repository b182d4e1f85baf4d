import {
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import { z } from 'zod';
import type { OpenIdConfig } from '../../shared/config/config.providers.js';
import type { OutboundClient } from '../../shared/outbound/outbound.client.js';
import {
  allowancesFor,
  type Claims,
  fetchThrough,
  type IdentityProvider,
  type Profile,
  PROVIDER_PATIENCE_MS,
} from './identity-provider.js';

/** Keys and addresses change seldom; the library reads unknown keys anew by itself. */
const KNOWN_FOR_MS = 3_600_000;

const claimsOfInterest = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  nickname: z.string().optional(),
  name: z.string().optional(),
  auth_time: z.number().optional(),
});

/** Kakao and Google: OpenID Connect, with everything found by the issuer. */
export class OpenIdProvider implements IdentityProvider {
  readonly givesIdToken = true;
  private known: { readonly configuration: Configuration; readonly until: number } | undefined;

  constructor(
    private readonly config: OpenIdConfig,
    private readonly outbound: OutboundClient,
    readonly parameters: Readonly<Record<string, string>>,
    readonly again: Readonly<Record<string, string>>,
  ) {}

  async configuration(): Promise<Configuration> {
    if (this.known !== undefined && this.known.until > performance.now()) return this.known.configuration;
    const { issuer, clientId, clientSecret } = this.config;
    const configuration = await discovery(new URL(issuer), clientId, clientSecret, undefined, {
      [customFetch]: fetchThrough(this.outbound),
      timeout: PROVIDER_PATIENCE_MS / 1000,
      execute: [enableNonRepudiationChecks, ...allowancesFor(issuer)],
    });
    this.known = { configuration, until: performance.now() + KNOWN_FOR_MS };
    return configuration;
  }

  /** What the ID token leaves out of the address is asked for: Kakao says only there whether it is verified. */
  async profileOf(
    configuration: Configuration,
    accessToken: string,
    claims: Claims | undefined,
  ): Promise<Profile> {
    const token = claimsOfInterest.parse(claims);
    const isWhole = token.email !== undefined && token.email_verified !== undefined;
    const asked = !isWhole && configuration.serverMetadata().userinfo_endpoint !== undefined;
    const more = asked
      ? claimsOfInterest.parse(await fetchUserInfo(configuration, accessToken, token.sub))
      : token;
    const told = { ...token, ...more };
    return {
      subject: token.sub,
      email: told.email,
      emailVerified: told.email_verified ?? false,
      displayName: told.nickname ?? told.name,
      authenticatedAt: token.auth_time,
    };
  }
}
