import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CurrentAccount, Me } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { id } from '../../shared/http/parameters.js';
import { Idempotent } from '../../shared/idempotency/idempotent.js';
import {
  appeal,
  type AppealDraft,
  appealDraft,
  type AppealView,
  report,
  type ReportDraft,
  reportDraft,
  type ReportView,
} from './moderation.schemas.js';
import { ReportingService } from './reporting.service.js';

@ApiTags('reviews')
@ApiBearerAuth('accessToken')
@Controller('v1/reviews/:id')
export class ReportsController {
  constructor(private readonly reporting: ReportingService) {}

  @Post('reports')
  @Access('person')
  @ApiOperation({
    summary: 'Report a review to the editors',
    description:
      'Once a person: again answers the report there is. Neither its author nor readers learn who reports.',
  })
  @ApiCreatedResponse({ standardSchema: report })
  async reportReview(
    @Param('id', { schema: id() }) reviewId: string,
    @Body({ schema: reportDraft }) draft: ReportDraft,
    @Me() me: CurrentAccount,
  ): Promise<ReportView> {
    return this.reporting.report(reviewId, draft, me);
  }

  @Post('appeals')
  @Access('person')
  @Idempotent()
  @ApiOperation({
    summary: 'Appeal against the hiding of my review',
    description: 'Once a hiding. An editor looks at it again, and the answer comes by mail.',
  })
  @ApiCreatedResponse({ standardSchema: appeal })
  async appealHiding(
    @Param('id', { schema: id() }) reviewId: string,
    @Body({ schema: appealDraft }) draft: AppealDraft,
    @Me() me: CurrentAccount,
  ): Promise<AppealView> {
    return this.reporting.appeal(reviewId, draft, me);
  }
}
