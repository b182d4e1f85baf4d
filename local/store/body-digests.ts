import { createHash, type Hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';
import { crc32 } from 'node:zlib';
import { refusal } from './refusal.js';

const unsignedPayload = 'UNSIGNED-PAYLOAD';
const digestLengths: Record<string, number> = {
  'content-md5': 16,
  'x-amz-checksum-crc32': 4,
  'x-amz-checksum-sha256': 32,
};

/** Passes a body through and compares it, once it is whole, with everything its headers promise of it. */
export class BodyDigests extends Transform {
  size = 0;
  private readonly sha256: Hash = createHash('sha256');
  private readonly md5: Hash = createHash('md5');
  private crc = 0;

  /** @throws S3Error for a promise that no body could keep */
  constructor(private readonly headers: IncomingHttpHeaders) {
    super();
    for (const [name, length] of Object.entries(digestLengths)) {
      const value = this.promised(name);
      if (value !== undefined && Buffer.from(value, 'base64').length !== length) {
        throw name === 'content-md5'
          ? refusal('InvalidDigest', 'The Content-MD5 you specified was invalid.')
          : refusal('InvalidRequest', `Value for ${name} header is invalid.`);
      }
    }
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.size += chunk.length;
    this.sha256.update(chunk);
    this.md5.update(chunk);
    this.crc = crc32(chunk, this.crc);
    done(null, chunk);
  }

  /**
   * @returns the body's MD5 in hex, S3's ETag
   * @throws S3Error when the body is not what was promised
   */
  verify(): string {
    const sha256 = this.sha256.digest();
    const md5 = this.md5.digest();
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(this.crc);
    const signedHash = this.promised('x-amz-content-sha256');
    if (signedHash !== undefined && signedHash !== unsignedPayload && signedHash !== sha256.toString('hex')) {
      throw refusal(
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    }
    this.compare('x-amz-checksum-sha256', sha256);
    this.compare('x-amz-checksum-crc32', crc);
    this.compare('content-md5', md5);
    return md5.toString('hex');
  }

  private compare(name: string, computed: Buffer): void {
    const value = this.promised(name);
    if (value !== undefined && value !== computed.toString('base64')) {
      throw refusal('BadDigest', `The ${name} you specified did not match what we received.`);
    }
  }

  private promised(name: string): string | undefined {
    return this.headers[name]?.toString();
  }
}
