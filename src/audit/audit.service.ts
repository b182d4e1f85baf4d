import { Injectable } from '@nestjs/common';
import type { Page } from '../shared/http/paging.js';
import type { AuditEntity } from './audit.entity.js';
import { AuditLog } from './audit.log.js';
import { AuditRepository } from './audit.repository.js';
import type { AuditEntryView, AuditQuery } from './audit.schemas.js';

@Injectable()
export class AuditService {
  constructor(
    private readonly entries: AuditRepository,
    private readonly log: AuditLog,
  ) {}

  /** Newest first; looking is itself kept, since the log is full of people. */
  async page(query: AuditQuery): Promise<Page<AuditEntryView>> {
    const { page, perPage, ...asked } = query;
    const [found, total] = await this.entries.findPage(query);
    await this.log.record({ action: 'audit.read', subject: { kind: 'audit', id: null }, after: asked });
    return { items: found.map(viewOf), page, perPage, total };
  }
}

function viewOf({
  seq,
  at,
  subjectKind,
  subjectId,
  before,
  after,
  hash,
  ...entry
}: AuditEntity): AuditEntryView {
  return {
    seq: Number(seq),
    at: at.toISOString(),
    accountId: entry.accountId,
    role: entry.role,
    action: entry.action,
    subject: { kind: subjectKind, id: subjectId },
    before: before as Record<string, unknown> | null,
    after: after as Record<string, unknown> | null,
    address: entry.address,
    requestId: entry.requestId,
    hash: hash.toString('hex'),
  };
}
