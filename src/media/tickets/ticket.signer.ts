import { PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl, S3RequestPresigner } from '@aws-sdk/s3-request-presigner';
import { Injectable } from '@nestjs/common';
import { keepLocationHeader, limits, originalKey } from '../../../lambda/src/contract.js';
import { Clock } from '../../shared/clock.js';
import type { UploadItem } from '../media.schemas.js';
import { PhotoBucket } from '../photo.bucket.js';
import type { OfferedPhoto } from './ticket.repository.js';

const ROUGH = 'rough';

/** Beside what the library signs by itself: host, content-length, if-none-match, the checksum and the metadata. */
const SIGNED_TOO = new Set(['content-type']);
/** Signed as headers, which the store minds; in the query they would be decoration. */
const NOT_IN_THE_QUERY = new Set(['x-amz-checksum-sha256', keepLocationHeader]);

@Injectable()
export class TicketSigner {
  /** Where objects of the bucket are, as the client would find it out anew for each of them. */
  private address: URL | undefined;
  private readonly presigner: S3RequestPresigner;

  constructor(
    private readonly bucket: PhotoBucket,
    private readonly clock: Clock,
  ) {
    this.presigner = new S3RequestPresigner({ ...bucket.s3.config, signingName: 's3' });
  }

  /**
   * A ticket to write this one photo, once: everything the client could bend is signed. Asks nobody. Signs the
   * request as it will be, since having the SDK make it up from a command costs ten times the signature.
   */
  async ticketFor({
    id,
    contentType,
    byteSize,
    sha256,
    keepLocation,
  }: OfferedPhoto): Promise<NonNullable<UploadItem['upload']>> {
    const headers = {
      'content-type': contentType,
      'if-none-match': '*',
      ...(sha256 !== null && { 'x-amz-checksum-sha256': sha256.toString('base64') }),
      ...(keepLocation && { [keepLocationHeader]: ROUGH }),
    };
    const url = new URL(originalKey(id), await this.bucketAddress());
    // Signatures know whole seconds only.
    const signedAt = new Date(Math.floor(this.clock.now().getTime() / 1000) * 1000);
    const { query = {} } = await this.presigner.presign(
      {
        method: 'PUT',
        protocol: url.protocol,
        hostname: url.hostname,
        ...(url.port !== '' && { port: Number(url.port) }),
        path: url.pathname,
        query: {},
        headers: { ...headers, host: url.host, 'content-length': String(byteSize) },
      },
      {
        expiresIn: limits.ticketSeconds,
        signingDate: signedAt,
        signableHeaders: SIGNED_TOO,
        unhoistableHeaders: NOT_IN_THE_QUERY,
      },
    );
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    return {
      method: 'PUT',
      url: url.href,
      headers,
      expiresAt: new Date(signedAt.getTime() + limits.ticketSeconds * 1000).toISOString(),
    };
  }

  /** Ends with a slash. */
  private async bucketAddress(): Promise<URL> {
    const anyObject = new PutObjectCommand({ Bucket: this.bucket.name, Key: 'x' });
    this.address ??= new URL('.', await getSignedUrl(this.bucket.s3, anyObject));
    return this.address;
  }
}
