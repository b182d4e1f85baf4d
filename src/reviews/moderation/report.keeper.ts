import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData, type PersonalDataKeeper } from '../../auth/index.js';
import { newId } from '../../shared/ids.js';
import { ModerationRepository } from './moderation.repository.js';

/** Reports of people who leave count on, without them and their words. */
@Injectable()
export class ReportKeeper implements PersonalDataKeeper, OnModuleInit {
  readonly name = 'reviewReports';
  readonly columns = ['reviews_report.reporter_id'];

  constructor(
    private readonly personalData: PersonalData,
    private readonly moderation: ModerationRepository,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async export(accountId: string): Promise<unknown> {
    const reports = await this.moderation.reportsBy(accountId);
    return reports.map(({ reviewId, reason, note, createdAt, decidedAt }) => ({
      reviewId,
      reason,
      note,
      createdAt,
      decidedAt,
    }));
  }

  async erase(accountId: string): Promise<void> {
    for (const { reviewId } of await this.moderation.reportsBy(accountId))
      await this.moderation.disownReport(reviewId, accountId, newId());
  }
}
