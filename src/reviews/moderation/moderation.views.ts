import { Injectable } from '@nestjs/common';
import { FestivalCatalogue } from '../../festivals/index.js';
import type { ReviewEntity } from '../review.entity.js';
import { ReviewViews } from '../review.views.js';
import { type CaseEntity, hasOpenAppeal } from './case.entity.js';
import { ModerationRepository } from './moderation.repository.js';
import type { ReportReason } from './moderation.rules.js';
import type { ReportedReview } from './moderation.schemas.js';
import type { ReportEntity } from './report.entity.js';

const MOST_NOTES = 20;

export interface ReviewWithCase {
  readonly review: ReviewEntity;
  readonly standing: CaseEntity;
}

/** Reported reviews as editors see them. */
@Injectable()
export class ModerationViews {
  constructor(
    private readonly moderation: ModerationRepository,
    private readonly reviews: ReviewViews,
    private readonly festivals: FestivalCatalogue,
  ) {}

  async one(reviewed: ReviewWithCase): Promise<ReportedReview> {
    const [view] = await this.of([reviewed]);
    return view as ReportedReview;
  }

  async of(reviewed: readonly ReviewWithCase[]): Promise<ReportedReview[]> {
    const [views, reports] = await Promise.all([
      this.reviews.of(reviewed.map(({ review }) => review)),
      this.moderation.openReportsOf(reviewed.map(({ review }) => review.id)),
    ]);
    const festivals = await this.festivals.itemsOf(views.map(({ festivalId }) => festivalId));
    const standings = new Map(reviewed.map(({ standing }) => [standing.reviewId, standing]));
    return views.flatMap((review) => {
      const standing = standings.get(review.id);
      if (standing === undefined) return [];
      const { risk, waitingSince, version } = standing;
      return {
        review,
        festivalName: festivals.get(review.festivalId)?.name ?? null,
        risk,
        waitingSince: waitingSince?.toISOString() ?? null,
        reports: summaryOf(reports.filter(({ reviewId }) => reviewId === review.id)),
        appeal: openAppealOf(standing),
        version,
      };
    });
  }
}

function summaryOf(reports: readonly ReportEntity[]): ReportedReview['reports'] {
  const counts = new Map<ReportReason, number>();
  for (const { reason } of reports) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const noted = reports.flatMap(({ reason, note, createdAt }) =>
    note === null ? [] : [{ reason, note, createdAt: createdAt.toISOString() }],
  );
  return {
    total: reports.length,
    byReason: [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    notes: noted.slice(0, MOST_NOTES),
  };
}

function openAppealOf(standing: CaseEntity): ReportedReview['appeal'] {
  const { appeal, appealedAt } = standing;
  if (!hasOpenAppeal(standing) || appeal === null || appealedAt === null) return null;
  return { text: appeal, createdAt: appealedAt.toISOString() };
}
