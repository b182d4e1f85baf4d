import { createSecretKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';

export const ACCESS_TOKEN_SECONDS = 900;
const ISSUER = 'fasteval';
const AUDIENCE = 'fasteval-api';
const TYPE = 'at+jwt';
const TOLERANCE_SECONDS = 5;

interface Claims {
  readonly sub: string;
  readonly sid: string;
}

/** Access tokens: JWTs of RFC 9068's shape, one algorithm, checked the way RFC 8725 asks. */
@Injectable()
export class AccessTokens {
  private readonly jwt: JwtService;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    // A key object, since of a string the library would make one anew for every token.
    this.jwt = new JwtService({ secret: createSecretKey(Buffer.from(config.jwtSecret)) });
  }

  issue(accountId: string, sessionId: string): string {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return this.jwt.sign(
      {
        sub: accountId,
        sid: sessionId,
        iss: ISSUER,
        aud: AUDIENCE,
        iat: now,
        exp: now + ACCESS_TOKEN_SECONDS,
      },
      { algorithm: 'HS256', header: { alg: 'HS256', typ: TYPE } },
    );
  }

  /** The claims of a token of ours that is still good, otherwise nothing. */
  read(token: string): Claims | undefined {
    try {
      const { header, payload } = this.jwt.verify<{
        header: { typ?: string };
        payload: Partial<Claims> & { aud?: unknown; exp?: unknown };
      }>(token, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        clockTolerance: TOLERANCE_SECONDS,
        clockTimestamp: Math.floor(this.clock.now().getTime() / 1000),
        complete: true,
      });
      const { sub, sid, aud, exp } = payload;
      if (header.typ !== TYPE || aud !== AUDIENCE || typeof exp !== 'number') return undefined;
      return typeof sub === 'string' && typeof sid === 'string' ? { sub, sid } : undefined;
    } catch {
      return undefined;
    }
  }
}
