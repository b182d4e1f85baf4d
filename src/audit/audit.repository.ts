import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { Database } from '../shared/database/database.js';
import { AuditEntity } from './audit.entity.js';
import type { AuditQuery } from './audit.schemas.js';
import { BEFORE_THE_FIRST } from './chain.rules.js';

/** The end of the chain. */
interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** Waits for other writers and keeps them waiting until the transaction ends. */
  async lockHead(): Promise<Head> {
    await this.database.change(
      'INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, ?) ON DUPLICATE KEY UPDATE id = 1',
      [BEFORE_THE_FIRST],
    );
    return this.readHead('FOR UPDATE');
  }

  async head(): Promise<Head> {
    return this.readHead('');
  }

  async append(entries: readonly AuditEntity[], { seq, hash }: Head): Promise<void> {
    await this.database.manager.insert(AuditEntity, [...entries]);
    await this.database.change('UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1', [seq, hash]);
  }

  /** Newest first. */
  async findPage({
    page,
    perPage,
    accountId,
    personId,
    action,
    reads,
    subjectKind,
    subjectId,
    since,
    until,
  }: AuditQuery): Promise<[AuditEntity[], number]> {
    const query = this.database.manager.createQueryBuilder(AuditEntity, 'entry').orderBy('entry.seq', 'DESC');
    if (accountId !== undefined) query.andWhere('entry.accountId = :accountId', { accountId });
    if (personId !== undefined)
      query.andWhere(
        "(entry.accountId = :personId OR (entry.subjectKind = 'account' AND entry.subjectId = :personId))",
        { personId },
      );
    if (reads !== undefined) query.andWhere(`entry.action ${reads === 'true' ? '' : 'NOT'} LIKE '%.read'`);
    if (action !== undefined) query.andWhere('entry.action = :action', { action });
    if (subjectKind !== undefined) query.andWhere('entry.subjectKind = :subjectKind', { subjectKind });
    if (subjectId !== undefined) query.andWhere('entry.subjectId = :subjectId', { subjectId });
    if (since !== undefined) query.andWhere('entry.at >= :since', { since: new Date(since) });
    if (until !== undefined) query.andWhere('entry.at < :until', { until: new Date(until) });
    return query
      .offset((page - 1) * perPage)
      .limit(perPage)
      .getManyAndCount();
  }

  /** What was done to any of these, the newest first, and how many entries there are in all. */
  async findAbout(
    subjects: readonly { readonly kind: string; readonly ids: readonly string[] }[],
    limit: number,
  ): Promise<[AuditEntity[], number]> {
    const asked = subjects.filter(({ ids }) => ids.length > 0);
    if (asked.length === 0) return [[], 0];
    return this.database.manager.findAndCount(AuditEntity, {
      where: asked.map(({ kind, ids }) => ({ subjectKind: kind, subjectId: In([...ids]) })),
      order: { seq: 'DESC' },
      take: limit,
    });
  }

  /** By subject, when this was done to it last. */
  async findLastTimes(action: string, kind: string, ids: readonly string[]): Promise<Map<string, Date>> {
    if (ids.length === 0) return new Map();
    const found = await this.database.manager.find(AuditEntity, {
      select: { subjectId: true, at: true },
      where: { action, subjectKind: kind, subjectId: In([...ids]) },
      order: { seq: 'ASC' },
    });
    return new Map(found.map(({ subjectId, at }) => [subjectId ?? '', at]));
  }

  /** The next ones in the order of the chain. */
  async findAfter(seq: string, count: number): Promise<AuditEntity[]> {
    return this.database.manager.find(AuditEntity, {
      where: { seq: MoreThan(seq) },
      order: { seq: 'ASC' },
      take: count,
    });
  }

  private async readHead(lock: 'FOR UPDATE' | ''): Promise<Head> {
    const [row] = await this.database.rows<{ seq: string | number; hash: Buffer }>(
      `SELECT seq, hash FROM audit_head WHERE id = 1 ${lock}`,
    );
    return row === undefined ? { seq: 0, hash: BEFORE_THE_FIRST } : { seq: Number(row.seq), hash: row.hash };
  }
}
