import { PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { Injectable } from '@nestjs/common';
import { keepLocationHeader, limits, originalKey } from '../../../lambda/src/contract.js';
import { Clock } from '../../shared/clock.js';
import type { UploadItem } from '../media.schemas.js';
import { PhotoBucket } from '../photo.bucket.js';
import type { OfferedPhoto } from './ticket.repository.js';

const METADATA_PREFIX = 'x-amz-meta-';
const ROUGH = 'rough';

/** Beside what the SDK signs by itself: host, content-length, if-none-match, the checksum and the metadata. */
const SIGNED_TOO = new Set(['content-type']);
/** Signed as headers, which the store minds; in the query they would be decoration. */
const NOT_IN_THE_QUERY = new Set(['x-amz-checksum-sha256', keepLocationHeader]);

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
    keepLocation,
  }: OfferedPhoto): Promise<NonNullable<UploadItem['upload']>> {
    const checksum = sha256?.toString('base64');
    const put = new PutObjectCommand({
      Bucket: this.bucket.name,
      Key: originalKey(id),
      ContentType: contentType,
      ContentLength: byteSize,
      ChecksumSHA256: checksum,
      IfNoneMatch: '*',
      ...(keepLocation && { Metadata: { [keepLocationHeader.slice(METADATA_PREFIX.length)]: ROUGH } }),
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
        ...(keepLocation && { [keepLocationHeader]: ROUGH }),
      },
      expiresAt: new Date(signedAt.getTime() + limits.ticketSeconds * 1000).toISOString(),
    };
  }
}
