import { Injectable } from '@nestjs/common';
import { type CaseEntity, hasOpenAppeal } from './case.entity.js';
import { ModerationRepository } from './moderation.repository.js';
import { riskOf } from './moderation.rules.js';

/** Keeps what is known of a case in step with its reports; whoever calls holds the review. */
@Injectable()
export class CaseKeeping {
  constructor(private readonly moderation: ModerationRepository) {}

  async of(reviewId: string): Promise<CaseEntity | null> {
    return this.moderation.findCase(reviewId);
  }

  /** Takes down what has changed of it, and what is at stake now. */
  async take(reviewId: string, change: Partial<CaseEntity>): Promise<CaseEntity> {
    const next = (await this.moderation.findCase(reviewId)) ?? newCase(reviewId);
    Object.assign(next, change);
    next.version += 1;
    const open = await this.moderation.openReportsOf([reviewId]);
    const since = [...open.map(({ createdAt }) => createdAt), ...openAppealOf(next)];
    next.risk = riskOf(
      open.map(({ weight }) => weight),
      hasOpenAppeal(next),
    );
    next.waitingSince = since.length === 0 ? null : new Date(Math.min(...since.map((at) => at.getTime())));
    await this.moderation.saveCase(next);
    return next;
  }
}

function openAppealOf(one: CaseEntity): Date[] {
  return hasOpenAppeal(one) && one.appealedAt !== null ? [one.appealedAt] : [];
}

function newCase(reviewId: string): CaseEntity {
  return {
    reviewId,
    waitingSince: null,
    risk: 0,
    version: 0,
    appeal: null,
    appealedAt: null,
    appealAnsweredAt: null,
  };
}
