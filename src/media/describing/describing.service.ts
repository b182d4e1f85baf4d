import { Injectable } from '@nestjs/common';
import { AuditLog, differences } from '../../audit/index.js';
import type { CurrentAccount } from '../../auth/index.js';
import { Database } from '../../shared/database/database.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { mediaProblems } from '../media.problems.js';
import { mayManage, maySee } from '../photo-access.rules.js';
import type { PhotoEntity } from '../photo.entity.js';
import { type PhotoDescription, PhotoRepository } from '../photo.repository.js';
import type { PhotoChange } from './description.schemas.js';

/** What people say of their photos. */
@Injectable()
export class DescribingService {
  constructor(
    private readonly database: Database,
    private readonly photos: PhotoRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * A person's photo is theirs alone, so nobody can write between; editors share the photos of festivals, and there
   * the version that the writer has seen must still be the present one.
   * @param seenVersion undefined where the writer names none
   * @returns the photo as it stands now, and whether the race for it was lost
   * @throws DomainError photo-not-found, not-allowed, precondition-required
   */
  async change(
    id: string,
    me: CurrentAccount,
    change: PhotoChange,
    seenVersion: number | undefined,
  ): Promise<{ photo: PhotoEntity; lost: boolean }> {
    return this.database.transaction(async () => {
      const [photo] = await this.photos.lock([id]);
      if (photo === undefined) throw new DomainError(mediaProblems.photoNotFound);
      if (!mayManage(photo, me))
        throw new DomainError(maySee(photo, me) ? kernelProblems.notAllowed : mediaProblems.photoNotFound);
      if (photo.purpose === 'festival' && seenVersion === undefined)
        throw new DomainError(kernelProblems.preconditionRequired);
      if (seenVersion !== undefined && seenVersion !== photo.version) return { photo, lost: true };
      const description = descriptionOf(change);
      await this.photos.describe(id, description);
      if (photo.ownerId !== me.id) {
        await this.audit.record({
          action: 'photo.changed',
          subject: { kind: 'photo', id },
          ...differences<Partial<PhotoDescription>>(photo, description, [
            'alt',
            'licence',
            'credit',
            'focalX',
            'focalY',
          ]),
        });
      }
      return { photo: Object.assign(photo, description, { version: photo.version + 1 }), lost: false };
    });
  }
}

function descriptionOf({ alt, licence, credit, focalPoint }: PhotoChange): Partial<PhotoDescription> {
  const given = {
    alt,
    licence,
    credit,
    focalX: focalPoint === undefined ? undefined : (focalPoint?.x.toFixed(3) ?? null),
    focalY: focalPoint === undefined ? undefined : (focalPoint?.y.toFixed(3) ?? null),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
