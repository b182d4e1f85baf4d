import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type KoaContextWithOIDC } from 'oidc-provider';

/** Who is at the provider's own pages, and what it says of them. */
interface SomebodyThere {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly nickname?: string;
}

export interface OpenIdServer {
  readonly issuer: string;
  /** `host:port`, for OUTBOUND_PRIVATE_HOSTS. */
  readonly host: string;
  /** The environment of an API that offers Kakao and Google, both found here, as clients of their own. */
  readonly environment: Record<string, string>;
  somebody: SomebodyThere;
  /** What the server does wrong: rewrites what it signs, signs with a key of nobody, answers with something else. */
  signsWrongly: boolean;
  lie: ((claims: Record<string, unknown>) => Record<string, unknown>) | undefined;
  instead: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** Knows the site as a client from here on; whoever asks before is refused. */
  admit(site: string): void;
  close(): Promise<void>;
}

const clientOf = (name: string, site: string) => ({
  client_id: `${name}-client`,
  client_secret: `${name}-secret`,
  redirect_uris: [`${site}/sign-in/${name}`],
  token_endpoint_auth_method: 'client_secret_post' as const,
  require_auth_time: true,
});
const SCOPES = 'openid email profile account_email profile_nickname';

const aPrivateKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

type Running = Pick<OpenIdServer, 'somebody' | 'lie' | 'signsWrongly'>;

/** A real OpenID provider on the loopback, which refuses whoever comes without PKCE. Signs in whoever is there, at once. */
export async function startOpenIdServer(): Promise<OpenIdServer> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `http://${host}`;
  let answer: NonNullable<OpenIdServer['instead']> = (_request, response) => response.writeHead(503).end();
  server.on('request', (request: IncomingMessage, response: ServerResponse) =>
    (running.instead ?? answer)(request, response),
  );
  const running: OpenIdServer = {
    issuer,
    host,
    environment: {
      KAKAO_CLIENT_ID: 'kakao-client',
      KAKAO_CLIENT_SECRET: 'kakao-secret',
      KAKAO_ISSUER: issuer,
      GOOGLE_CLIENT_ID: 'google-client',
      GOOGLE_CLIENT_SECRET: 'google-secret',
      GOOGLE_ISSUER: issuer,
    },
    somebody: { sub: 'nobody-yet' },
    signsWrongly: false,
    lie: undefined,
    instead: undefined,
    admit(site) {
      answer = answersOf(issuer, site, running);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return running;
}

function answersOf(issuer: string, site: string, running: Running) {
  const key = aPrivateKey();
  const people = new Map<string, SomebodyThere>();
  const provider = new Provider(issuer, {
    clients: ['kakao', 'google'].map((name) => clientOf(name, site)),
    jwks: {
      keys: [{ ...key.export({ format: 'jwk' }), kid: 'of-the-test', alg: 'RS256', use: 'sig' }],
    },
    cookies: { keys: ['a key for the cookies of the tests'] },
    scopes: SCOPES.split(' '),
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      account_email: ['email', 'email_verified'],
      profile: ['nickname'],
      profile_nickname: ['nickname'],
    },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...people.get(sub), sub }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope(SCOPES);
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context: KoaContextWithOIDC, next: () => Promise<void>) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (running.lie === undefined || body?.id_token === undefined) return;
    const [head, payload] = body.id_token.split('.') as [string, string];
    const lied = JSON.stringify(running.lie(JSON.parse(Buffer.from(payload, 'base64url').toString())));
    const signed = `${head}.${Buffer.from(lied).toString('base64url')}`;
    const signature = sign(
      'RSA-SHA256',
      Buffer.from(signed),
      running.signsWrongly ? aPrivateKey() : key,
    ).toString('base64url');
    context.body = { ...body, id_token: `${signed}.${signature}` };
  });
  const answer = provider.callback();
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url?.startsWith('/interaction/') !== true) return void answer(request, response);
    people.set(running.somebody.sub, running.somebody);
    void provider.interactionFinished(request, response, { login: { accountId: running.somebody.sub } });
  };
}
