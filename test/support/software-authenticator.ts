import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What this authenticator, or the browser before it, gets wrong. */
export interface Misdeed {
  /** The site that the browser says it is on. */
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** Whether the person showed that it is them, and not only that somebody is there. */
  readonly verified?: boolean;
  readonly counter?: number;
  /** Signs with another key than it registered. */
  readonly otherKey?: boolean;
}

interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

/** A passkey made of node:crypto: real COSE and CBOR bytes, and signatures that verify (WebAuthn level 3, 6.1). */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(32);
  private readonly keys = newKeys();
  private counter = 0;

  constructor(private readonly origin: string) {}

  /** Answers the options of a set-up, as `PublicKeyCredential.toJSON()` does. */
  create(options: Options, misdeed: Misdeed = {}) {
    const authenticatorData = Buffer.concat([
      this.head(options, ATTESTED, misdeed),
      Buffer.alloc(16),
      uint16(this.credentialId.length),
      this.credentialId,
      coseKeyOf(this.keys.publicKey),
    ]);
    const attestation = cborMap([
      ['fmt', cborText('none')],
      ['attStmt', cborMap([])],
      ['authData', cborBytes(authenticatorData)],
    ]);
    return {
      ...this.credential(),
      response: {
        clientDataJSON: this.clientData('webauthn.create', options, misdeed).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** Answers the options of a login. */
  get(options: Options, misdeed: Misdeed = {}) {
    this.counter = misdeed.counter ?? this.counter + 1;
    const clientData = this.clientData('webauthn.get', options, misdeed);
    const authenticatorData = this.head(options, 0, misdeed);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]);
    const key = misdeed.otherKey === true ? newKeys().privateKey : this.keys.privateKey;
    return {
      ...this.credential(),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, key).toString('base64url'),
      },
    };
  }

  private credential() {
    const id = this.credentialId.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {} };
  }

  private clientData(type: string, { challenge }: Options, misdeed: Misdeed): Buffer {
    const { origin = this.origin } = misdeed;
    return Buffer.from(
      JSON.stringify({ type, challenge: misdeed.challenge ?? challenge, origin, crossOrigin: false }),
    );
  }

  private head({ rp, rpId }: Options, more: number, misdeed: Misdeed): Buffer {
    const id = misdeed.rpId ?? rpId ?? rp?.id ?? '';
    const verified = misdeed.verified === false ? 0 : USER_VERIFIED;
    return Buffer.concat([
      createHash('sha256').update(id).digest(),
      Buffer.from([USER_PRESENT | verified | more]),
      uint32(this.counter),
    ]);
  }
}

function newKeys(): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** COSE_Key of ES256 on P-256: {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053). */
function coseKeyOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const entries = [
    [cborInt(1), cborInt(2)],
    [cborInt(3), cborInt(-7)],
    [cborInt(-1), cborInt(1)],
    [cborInt(-2), cborBytes(Buffer.from(x, 'base64url'))],
    [cborInt(-3), cborBytes(Buffer.from(y, 'base64url'))],
  ];
  return Buffer.concat([cborHead(5, entries.length), ...entries.flat()]);
}

/** Major type and length (RFC 8949, 3). */
function cborHead(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.concat([Buffer.from([(major << 5) | 25]), uint16(value)]);
}

const cborInt = (value: number) => (value < 0 ? cborHead(1, -1 - value) : cborHead(0, value));
const cborBytes = (bytes: Buffer) => Buffer.concat([cborHead(2, bytes.length), bytes]);
const cborText = (text: string) => Buffer.concat([cborHead(3, text.length), Buffer.from(text)]);
const cborMap = (entries: readonly (readonly [string, Buffer])[]) =>
  Buffer.concat([
    cborHead(5, entries.length),
    ...entries.flatMap(([name, value]) => [cborText(name), value]),
  ]);

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
