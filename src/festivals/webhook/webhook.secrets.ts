import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../shared/config/config.js';

const CIPHER = 'aes-256-gcm';
const SECRET_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The secrets of webhooks lie in the database sealed, for signing needs them and nobody else does. The key comes
 * from JWT_SECRET: with another one, what was sealed is lost, and such webhooks must be made anew.
 */
@Injectable()
export class WebhookSecrets {
  private readonly key: Uint8Array;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = new Uint8Array(hkdfSync('sha256', config.jwtSecret, '', 'webhook secrets', 32));
  }

  /** In the form that receivers' libraries take. */
  create(): { readonly shown: string; readonly sealed: Buffer } {
    const secret = randomBytes(SECRET_BYTES);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce);
    const text = Buffer.concat([cipher.update(secret), cipher.final()]);
    return {
      shown: `whsec_${secret.toString('base64')}`,
      sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]),
    };
  }

  /** Null where it was sealed with another key. */
  open(sealed: Buffer): Buffer | null {
    const decipher = createDecipheriv(CIPHER, this.key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    } catch {
      return null;
    }
  }
}
