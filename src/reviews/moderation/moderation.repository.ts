import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not } from 'typeorm';
import { Database } from '../../shared/database/database.js';
import type { Paging } from '../../shared/http/paging.js';
import { CaseEntity } from './case.entity.js';
import { ReportEntity } from './report.entity.js';

type Order = 'risk' | 'age';

@Injectable()
export class ModerationRepository {
  constructor(private readonly database: Database) {}

  private get reports() {
    return this.database.manager.getRepository(ReportEntity);
  }

  private get cases() {
    return this.database.manager.getRepository(CaseEntity);
  }

  async findReport(reviewId: string, reporterId: string): Promise<ReportEntity | null> {
    return this.reports.findOneBy({ reviewId, reporterId });
  }

  /** The oldest first; put in order here, as the database would sort them in a file. */
  async openReportsOf(reviewIds: readonly string[]): Promise<ReportEntity[]> {
    if (reviewIds.length === 0) return [];
    const open = await this.reports.findBy({ reviewId: In([...reviewIds]), decidedAt: IsNull() });
    return open.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  }

  async reportsBy(reporterId: string): Promise<ReportEntity[]> {
    return this.reports.find({ where: { reporterId }, order: { createdAt: 'ASC' } });
  }

  async saveReport(report: ReportEntity): Promise<void> {
    await this.reports.save(report);
  }

  async closeReportsOf(reviewId: string, decidedAt: Date): Promise<void> {
    await this.reports.update({ reviewId, decidedAt: IsNull() }, { decidedAt });
  }

  /** The report counts on, without who made it and in which words. */
  async disownReport(reviewId: string, reporterId: string, nobody: string): Promise<void> {
    await this.reports.update({ reviewId, reporterId }, { reporterId: nobody, note: null });
  }

  async findCase(reviewId: string): Promise<CaseEntity | null> {
    return this.cases.findOneBy({ reviewId });
  }

  async casesOf(reviewIds: readonly string[]): Promise<CaseEntity[]> {
    return reviewIds.length === 0 ? [] : this.cases.findBy({ reviewId: In([...reviewIds]) });
  }

  async saveCase(one: CaseEntity): Promise<void> {
    await this.cases.save(one);
  }

  /** Whoever judges it has seen another review than it is now. */
  async noteChangeOf(reviewId: string): Promise<void> {
    await this.cases.increment({ reviewId }, 'version', 1);
  }

  async forgetAppealOf(reviewId: string): Promise<void> {
    await this.cases.update({ reviewId }, { appeal: null });
  }

  /** Whatever is open has a risk, so each order reads its own index. */
  async waiting(order: Order, { page, perPage }: Paging): Promise<[CaseEntity[], number]> {
    return this.cases.findAndCount({
      where: order === 'risk' ? { risk: MoreThan(0) } : { waitingSince: Not(IsNull()) },
      order: {
        ...(order === 'risk' ? { risk: 'DESC' } : {}),
        waitingSince: 'ASC',
        reviewId: 'ASC',
      },
      skip: (page - 1) * perPage,
      take: perPage,
    });
  }

  /** Of the review of each case that waits, the festival. */
  async festivalsWaiting(): Promise<string[]> {
    const rows = await this.database.rows<{ festivalId: string }>(
      `SELECT STRAIGHT_JOIN r.festival_id AS festivalId
         FROM reviews_case c JOIN reviews_review r ON r.id = c.review_id WHERE c.risk > 0`,
    );
    return rows.map(({ festivalId }) => festivalId);
  }

  /** Straight, as the database would begin with the festivals and then sort what waits in a file. */
  async waitingAt(
    festivalIds: readonly string[],
    order: Order,
    { page, perPage }: Paging,
  ): Promise<CaseEntity[]> {
    const [waits, by] =
      order === 'risk' ? ['c.risk > 0', 'c.risk DESC, '] : ['c.waiting_since IS NOT NULL', ''];
    const rows = await this.database.rows<{ reviewId: string }>(
      `SELECT STRAIGHT_JOIN c.review_id AS reviewId
         FROM reviews_case c FORCE INDEX (reviews_case_${order})
         JOIN reviews_review r ON r.id = c.review_id
        WHERE ${waits} AND r.festival_id IN (?)
        ORDER BY ${by}c.waiting_since, c.review_id LIMIT ? OFFSET ?`,
      [festivalIds, perPage, (page - 1) * perPage],
    );
    const found = await this.casesOf(rows.map(({ reviewId }) => reviewId));
    const byId = new Map(found.map((one) => [one.reviewId, one]));
    return rows.flatMap(({ reviewId }) => byId.get(reviewId) ?? []);
  }
}
