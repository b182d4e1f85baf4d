import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { DomainError } from '../../shared/problem/problem.js';
import { mediaProblems } from '../media.problems.js';
import type { UploadFile, UploadItem } from '../media.schemas.js';
import { nextLook } from '../settlement/look.rules.js';
import { type NewPhoto, TicketRepository } from './ticket.repository.js';
import { TicketSigner } from './ticket.signer.js';

const PENDING_PER_PERSON = 100;
const QUOTA_RETRY_SECONDS = 60;

@Injectable()
export class TicketService {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly signer: TicketSigner,
    private readonly clock: Clock,
  ) {}

  /**
   * A photo and a ticket for each file, in their order. The same bytes for the same purpose twice are one
   * photo, whose second mention has no ticket.
   * @throws DomainError upload-quota, with nothing issued
   */
  async issue(ownerId: string, files: readonly UploadFile[]): Promise<UploadItem[]> {
    const photos = new Map<string, NewPhoto>();
    const asked = files.map(({ contentType, byteSize, sha256, purpose }, index) => {
      const key = sha256 === undefined ? String(index) : `${purpose} ${sha256}`;
      const before = photos.get(key);
      if (before !== undefined) return { id: before.id, isFirst: false };
      const photo = {
        id: newId(),
        purpose,
        contentType,
        byteSize,
        sha256: sha256 === undefined ? null : Buffer.from(sha256, 'hex'),
      };
      photos.set(key, photo);
      return { id: photo.id, isFirst: true };
    });
    const now = this.clock.now();
    const lookAt = nextLook({ since: now, now });
    if (
      !(await this.tickets.addWithinQuota(ownerId, [...photos.values()], PENDING_PER_PERSON, now, lookAt))
    ) {
      throw new DomainError(mediaProblems.uploadQuota, {
        headers: { 'retry-after': String(QUOTA_RETRY_SECONDS) },
      });
    }
    const uploads = new Map(
      await Promise.all(
        [...photos.values()].map(async (photo) => [photo.id, await this.signer.ticketFor(photo)] as const),
      ),
    );
    return asked.map(({ id, isFirst }) => ({
      id,
      status: 'awaiting',
      upload: isFirst ? (uploads.get(id) ?? null) : null,
    }));
  }
}
