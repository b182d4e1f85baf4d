import { Injectable } from '@nestjs/common';
import type { AuditEntity } from './audit.entity.js';
import { AuditRepository } from './audit.repository.js';

/** An entry as far as it is about the thing: neither from where it was done nor in which role. */
export type TrailNote = Pick<
  AuditEntity,
  'seq' | 'at' | 'accountId' | 'action' | 'subjectKind' | 'subjectId' | 'before' | 'after'
>;

/** Things of one kind. */
export interface Subjects {
  readonly kind: string;
  readonly ids: readonly string[];
}

/** What was done to a thing, for those who may read about the thing itself. Nothing here is of people. */
@Injectable()
export class AuditTrail {
  constructor(private readonly entries: AuditRepository) {}

  /** The newest first, no more than `limit`, and how many there are. */
  async about(
    subjects: readonly Subjects[],
    limit: number,
  ): Promise<{ notes: readonly TrailNote[]; total: number }> {
    const [notes, total] = await this.entries.findAbout(subjects, limit);
    return { notes, total };
  }

  /** By thing, when this was done to it last. */
  async lastTimes(action: string, { kind, ids }: Subjects): Promise<Map<string, Date>> {
    return this.entries.findLastTimes(action, kind, ids);
  }
}
