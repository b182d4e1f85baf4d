import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { Sealing } from '../../shared/sealing.js';

const SECRET_BYTES = 32;

/**
 * The secrets of webhooks lie in the database sealed, for signing needs them and nobody else does. The key comes
 * from JWT_SECRET; what lies under JWT_SECRET_PREVIOUS still opens, and `WebhookResealing` seals it anew.
 */
@Injectable()
export class WebhookSecrets {
  readonly sealing: Sealing;

  constructor(@Inject(CONFIG) config: Config) {
    this.sealing = new Sealing(config.jwtSecret, 'webhook secrets', config.previousJwtSecret);
  }

  /** In the form that receivers' libraries take. */
  create(): { readonly shown: string; readonly sealed: Buffer } {
    const secret = randomBytes(SECRET_BYTES);
    return { shown: `whsec_${secret.toString('base64')}`, sealed: this.sealing.seal(secret) };
  }

  /** Null where it was sealed with neither key. */
  open(sealed: Buffer): Buffer | null {
    return this.sealing.open(sealed);
  }
}
