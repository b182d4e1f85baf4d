import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database/database.js';
import { requestContext } from '../shared/http/request-context.js';
import { Log } from '../shared/log/log.js';
import type { AuditEntity } from './audit.entity.js';
import { AuditRepository } from './audit.repository.js';
import { hashAfter } from './chain.rules.js';

/** One thing that was done. `before` and `after` hold listed fields only: no secret, no bytes. */
export interface AuditNote {
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string | null };
  readonly before?: object;
  readonly after?: object;
  /** What people did with what is theirs alone: from where is not kept of that, since the entry outlives them. */
  readonly isOwn?: true;
}

/** Keeps who did what with a right that not everybody has, and what people decided of their own data. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly database: Database,
    private readonly entries: AuditRepository,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Is written with the transaction under way, or not at all; without one, at once. */
  async record(note: AuditNote): Promise<void> {
    await this.database.transaction(async () => {
      this.database
        .collect<AuditNote[]>(
          this,
          () => [],
          (notes) => this.append(notes),
        )
        .push(note);
    });
  }

  /** The last thing before the commit, since from here on every other writer waits. */
  private async append(notes: readonly AuditNote[]): Promise<void> {
    const context = requestContext.current();
    const at = this.clock.now();
    let { seq, hash } = await this.entries.lockHead();
    const added = notes.map(({ action, subject, before, after, isOwn = false }): AuditEntity => {
      seq += 1;
      const entry = {
        seq: String(seq),
        at,
        accountId: context?.caller?.id ?? null,
        role: context?.caller?.role ?? null,
        action,
        subjectKind: subject.kind,
        subjectId: subject.id,
        before: before ?? null,
        after: after ?? null,
        address: isOwn ? null : (context?.address ?? null),
        requestId: context?.requestId ?? null,
      };
      hash = hashAfter(hash, entry);
      return { ...entry, hash };
    });
    await this.entries.append(added, { seq, hash });
    for (const entry of added) this.say(entry);
  }

  /**
   * A copy where the database's keepers have no hand in it: with the hashes elsewhere, a chain that was made anew is
   * told from the one that was. Neither from where nor the fields, which are people's. Said before the commit, since a
   * line too many is found out by its number, and a missing one would not be.
   */
  private say({ seq, accountId, role, action, subjectKind, subjectId, hash }: AuditEntity): void {
    const subject = { subjectKind, subjectId };
    this.log.info('audit: an entry', {
      seq,
      accountId,
      role,
      action,
      ...subject,
      hash: hash.toString('hex'),
    });
  }
}
