import type { z } from 'zod';
import type { environmentSchema } from './config.schema.js';

/** What a provider knows us by. */
interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Where OpenID Connect finds everything else. */
export interface OpenIdConfig extends Client {
  readonly issuer: string;
}

/** OAuth 2 and an address that tells who somebody is. */
export interface NaverConfig extends Client {
  readonly oauthUrl: string;
  readonly profileUrl: string;
}

export interface ProviderConfigs {
  readonly kakao: OpenIdConfig | undefined;
  readonly naver: NaverConfig | undefined;
  readonly google: OpenIdConfig | undefined;
}

/** Of an environment that is right variable by variable; a string says what is wrong with them together. */
export function providersFrom(e: z.infer<typeof environmentSchema>): ProviderConfigs | string {
  for (const name of ['KAKAO', 'NAVER', 'GOOGLE'] as const)
    if ((e[`${name}_CLIENT_ID`] === undefined) !== (e[`${name}_CLIENT_SECRET`] === undefined))
      return `${name}_CLIENT_ID, ${name}_CLIENT_SECRET: set both, or neither not to offer it`;
  const kakao = clientOf(e.KAKAO_CLIENT_ID, e.KAKAO_CLIENT_SECRET);
  const naver = clientOf(e.NAVER_CLIENT_ID, e.NAVER_CLIENT_SECRET);
  const google = clientOf(e.GOOGLE_CLIENT_ID, e.GOOGLE_CLIENT_SECRET);
  return {
    kakao: kakao && { ...kakao, issuer: e.KAKAO_ISSUER },
    naver: naver && { ...naver, oauthUrl: e.NAVER_OAUTH_URL, profileUrl: e.NAVER_PROFILE_URL },
    google: google && { ...google, issuer: e.GOOGLE_ISSUER },
  };
}

function clientOf(clientId: string | undefined, clientSecret: string | undefined): Client | undefined {
  return clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret };
}
