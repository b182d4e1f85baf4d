import { createHmac, createSecretKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { BoundedMap } from '../../shared/bounded-map.js';
import { Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';

export const ACCESS_TOKEN_SECONDS = 900;
const ALGORITHM = 'HS256';
const ISSUER = 'fasteval';
const AUDIENCE = 'fasteval-api';
const TYPE = 'at+jwt';
/** How far ahead another instance's clock may be; the end of a token's life is kept to the second. */
const AHEAD_SECONDS = 30;
const MOST_KEPT = 2_000;

interface Claims {
  readonly sub: string;
  readonly sid: string;
}

interface GoodToken extends Claims {
  /** Seconds since 1970. */
  readonly exp: number;
}

interface SigningKey {
  readonly id: string;
  readonly jwt: JwtService;
}

/** Access tokens: JWTs of RFC 9068's shape, one algorithm, checked the way RFC 8725 asks. */
@Injectable()
export class AccessTokens {
  private readonly current: SigningKey;
  private readonly keys: ReadonlyMap<string, JwtService>;
  /** Whose signature was seen to be ours, and stays so: a person comes with the same token for a quarter of an hour. */
  private readonly good = new BoundedMap<GoodToken>(MOST_KEPT);

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    this.current = signingKey(config.jwtSecret);
    const live = [this.current];
    if (config.previousJwtSecret !== undefined) live.push(signingKey(config.previousJwtSecret));
    this.keys = new Map(live.map(({ id, jwt }) => [id, jwt]));
  }

  issue(accountId: string, sessionId: string): string {
    const now = this.seconds();
    return this.current.jwt.sign(
      {
        sub: accountId,
        sid: sessionId,
        iss: ISSUER,
        aud: AUDIENCE,
        iat: now,
        exp: now + ACCESS_TOKEN_SECONDS,
      },
      {
        algorithm: ALGORITHM,
        header: { alg: ALGORITHM, typ: TYPE, kid: this.current.id },
      },
    );
  }

  /** The claims of a token of ours that is still good, otherwise nothing. */
  read(token: string): Claims | undefined {
    const good = this.good.get(token) ?? this.verified(token);
    if (good === undefined || good.exp <= this.seconds()) return undefined;
    this.good.set(token, good);
    return good;
  }

  private verified(token: string): GoodToken | undefined {
    try {
      const { header, payload } = this.keyOf(token).verify<{
        header: { typ?: string };
        payload: Partial<Claims> & { aud?: unknown; exp?: unknown };
      }>(token, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        clockTolerance: AHEAD_SECONDS,
        clockTimestamp: this.seconds(),
        complete: true,
      });
      const { sub, sid, aud, exp } = payload;
      if (header.typ !== TYPE || aud !== AUDIENCE) return undefined;
      if (typeof exp !== 'number' || !Number.isSafeInteger(exp)) return undefined;
      return typeof sub === 'string' && typeof sid === 'string' ? { sub, sid, exp } : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keys are only ever those of our own configuration, whatever the header says of others. */
  private keyOf(token: string): JwtService {
    const { header } = this.current.jwt.decode<{ header: { kid?: unknown } }>(token, { complete: true });
    const key = typeof header.kid === 'string' ? this.keys.get(header.kid) : undefined;
    if (key === undefined) throw new Error('The token names no key of ours');
    return key;
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}

/** A key object, since of a string the library would make one anew for every token. */
function signingKey(secret: string): SigningKey {
  const id = createHmac('sha256', secret).update('id of this key').digest('base64url').slice(0, 8);
  return { id, jwt: new JwtService({ secret: createSecretKey(Buffer.from(secret)) }) };
}
