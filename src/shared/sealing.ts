import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;

/** Keeps secrets that must be read again (AES-256-GCM), under a key of its own for each purpose. */
export class Sealing {
  private readonly key: Uint8Array;
  private readonly previousKey: Uint8Array | undefined;

  /** @param previous the secret before, under which rows may still lie */
  constructor(secret: string, purpose: string, previous?: string) {
    this.key = derived(secret, purpose);
    this.previousKey = previous === undefined ? undefined : derived(previous, purpose);
  }

  get hasPrevious(): boolean {
    return this.previousKey !== undefined;
  }

  /** @param whose what it belongs to: moved to another's row, it does not open */
  seal(bytes: Uint8Array, whose = ''): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(Buffer.from(whose));
    const text = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** Null where it was sealed with neither key, or for another. */
  open(sealed: Buffer, whose = ''): Buffer | null {
    return opened(this.key, sealed, whose) ?? this.openByPrevious(sealed, whose);
  }

  /** The same under the present key; null where it lies under that already, or does not open. */
  anew(sealed: Buffer, whose = ''): Buffer | null {
    if (opened(this.key, sealed, whose) !== null) return null;
    const bytes = this.openByPrevious(sealed, whose);
    return bytes && this.seal(bytes, whose);
  }

  private openByPrevious(sealed: Buffer, whose: string): Buffer | null {
    return this.previousKey === undefined ? null : opened(this.previousKey, sealed, whose);
  }
}

function derived(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));
}

function opened(key: Uint8Array, sealed: Buffer, whose: string): Buffer | null {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(whose)).setAuthTag(sealed.subarray(NONCE_BYTES, SEAL_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(SEAL_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
