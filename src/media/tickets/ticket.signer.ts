import { PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { Injectable } from '@nestjs/common';
import { limits, originalKey } from '../../../lambda/src/contract.js';
import { Clock } from '../../shared/clock.js';
import type { UploadItem } from '../media.schemas.js';
import { PhotoBucket } from '../photo.bucket.js';
import type { NewPhoto } from './ticket.repository.js';

/** Beside what the SDK signs by itself: host, content-length, if-none-match and the checksum. */
const SIGNED_TOO = new Set(['content-type']);
/** Signed as a header, so that the store compares it with the body; in the query it would be decoration. */
const NOT_IN_THE_QUERY = new Set(['x-amz-checksum-sha256']);

@Injectable()
export class TicketSigner {
  constructor(
    private readonly bucket: PhotoBucket,
    private readonly clock: Clock,
  ) {}

  /** A ticket to write this one photo, once: everything the client could bend is signed. Asks nobody. */
  async ticketFor({
    id,
    contentType,
    byteSize,
    sha256,
  }: NewPhoto): Promise<NonNullable<UploadItem['upload']>> {
    const checksum = sha256?.toString('base64');
    const put = new PutObjectCommand({
      Bucket: this.bucket.name,
      Key: originalKey(id),
      ContentType: contentType,
      ContentLength: byteSize,
      ChecksumSHA256: checksum,
      IfNoneMatch: '*',
    });
    // Signatures know whole seconds only.
    const signedAt = new Date(Math.floor(this.clock.now().getTime() / 1000) * 1000);
    const url = await getSignedUrl(this.bucket.s3, put, {
      expiresIn: limits.ticketSeconds,
      signingDate: signedAt,
      signableHeaders: SIGNED_TOO,
      unhoistableHeaders: NOT_IN_THE_QUERY,
    });
    return {
      method: 'PUT',
      url,
      headers: {
        'content-type': contentType,
        'if-none-match': '*',
        ...(checksum === undefined ? {} : { 'x-amz-checksum-sha256': checksum }),
      },
      expiresAt: new Date(signedAt.getTime() + limits.ticketSeconds * 1000).toISOString(),
    };
  }
}
