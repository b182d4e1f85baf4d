import { Inject, Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { Sealing } from '../../shared/sealing.js';

/** RFC 6238 as every authenticator app does it. */
const PROFILE = { issuer: 'Fasteval', algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps that a phone's clock may be ahead or behind; RFC 6238, 5.2. */
const WINDOW = 1;
const SECRET_BYTES = 20;

export interface NewTotp {
  readonly sealed: Buffer;
  /** Base32, for who cannot scan. */
  readonly secret: string;
  /** `otpauth://`, for a QR code. */
  readonly uri: string;
}

/** Codes of authenticator apps. Their secrets are kept sealed, each for its account. */
@Injectable()
export class Totp {
  /** Of secrets, each for its account. */
  readonly sealing: Sealing;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    const { secondFactorKey, previousSecondFactorKey } = config;
    this.sealing = new Sealing(secondFactorKey, 'secrets of authenticator apps', previousSecondFactorKey);
  }

  create({ id, email }: { id: string; email: string }): NewTotp {
    const secret = new Secret({ size: SECRET_BYTES });
    const totp = new TOTP({ ...PROFILE, label: email, secret });
    return {
      sealed: this.sealing.seal(secret.bytes, id),
      secret: secret.base32,
      uri: totp.toString(),
    };
  }

  /** The step that the code is of; undefined where it is of none that counts now. */
  stepOf(code: string, sealed: Buffer, accountId: string): number | undefined {
    const bytes = this.sealing.open(sealed, accountId);
    if (bytes === null) return undefined;
    const secret = new Secret({ buffer: new Uint8Array(bytes).buffer });
    const timestamp = this.clock.now().getTime();
    const totp = new TOTP({ ...PROFILE, secret });
    const delta = totp.validate({ token: code, window: WINDOW, timestamp });
    return delta === null ? undefined : totp.counter({ timestamp }) + delta;
  }
}
