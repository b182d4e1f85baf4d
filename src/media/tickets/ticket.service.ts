import { Injectable } from '@nestjs/common';
import { limits } from '../../../lambda/src/contract.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { DomainError } from '../../shared/problem/problem.js';
import { mediaProblems } from '../media.problems.js';
import type { UploadFile, UploadItem } from '../media.schemas.js';
import { nextLook } from '../settlement/look.rules.js';
import { QUOTA_FAULTS, type QuotaName, quotaRetrySeconds } from './quota.rules.js';
import { type FoundPhoto, type OfferedPhoto, TicketRepository } from './ticket.repository.js';
import { TicketSigner } from './ticket.signer.js';

@Injectable()
export class TicketService {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly signer: TicketSigner,
    private readonly clock: Clock,
  ) {}

  /**
   * A photo for each file, in their order, and a ticket where its bytes are still to come. The same bytes for the
   * same purpose are one photo: in one call its first mention has the ticket, and of a later call too.
   * @throws DomainError upload-quota, with nothing issued
   */
  async issue(ownerId: string, files: readonly UploadFile[]): Promise<UploadItem[]> {
    const mentions = files.map(toOffer);
    const offers = new Map<string, OfferedPhoto>();
    for (const { key, photo } of mentions) if (!offers.has(key)) offers.set(key, photo);
    const found = await this.findOrAdd(ownerId, [...offers.values()]);
    const items = new Map(
      await Promise.all(
        [...offers].map(
          async ([key, photo]) => [key, await this.itemOf(photo, found.get(photo.id))] as const,
        ),
      ),
    );
    return mentions.map(({ key, photo }) => {
      const item = items.get(key) as UploadItem;
      return offers.get(key) === photo ? item : { ...item, upload: null };
    });
  }

  private async findOrAdd(
    ownerId: string,
    photos: readonly OfferedPhoto[],
  ): Promise<Map<string, FoundPhoto>> {
    const now = this.clock.now();
    const quota = {
      pending: limits.pendingPerPerson,
      bytesPerDay: limits.bytesPerPersonAndDay,
      today: this.clock.today(),
    };
    const found = await this.tickets.issue(ownerId, photos, quota, now, nextLook(now));
    if (typeof found === 'string') throw quotaError(found, now);
    return found;
  }

  private async itemOf(offered: OfferedPhoto, found: FoundPhoto | undefined): Promise<UploadItem> {
    const { id, status } = found ?? { id: offered.id, status: 'awaiting' };
    return {
      id,
      status,
      upload: status === 'awaiting' ? await this.signer.ticketFor({ ...offered, id }) : null,
    };
  }
}

function toOffer(
  { contentType, byteSize, sha256, purpose, keepLocation }: UploadFile,
  index: number,
): { key: string; photo: OfferedPhoto } {
  return {
    key: sha256 === undefined ? String(index) : `${purpose} ${byteSize} ${sha256}`,
    photo: {
      id: newId(),
      purpose,
      contentType,
      byteSize,
      sha256: sha256 === undefined ? null : Buffer.from(sha256, 'hex'),
      keepLocation: keepLocation ?? false,
    },
  };
}

function quotaError(quota: QuotaName, now: Date): DomainError {
  return new DomainError(mediaProblems.uploadQuota, {
    errors: [{ pointer: '/files', detail: QUOTA_FAULTS[quota] }],
    members: { quota },
    headers: { 'retry-after': String(quotaRetrySeconds(quota, now)) },
  });
}
