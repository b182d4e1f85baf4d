import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CurrentAccount, Me } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { etagOf, versionFromIfMatch } from '../../shared/http/etag.js';
import { linkHeader, type Page } from '../../shared/http/paging.js';
import { id } from '../../shared/http/parameters.js';
import type { Decision } from './moderation.rules.js';
import {
  authorNotice,
  type AuthorNotice,
  type NoticeQuery,
  noticeQuery,
  reportDecision,
  reportedReview,
  type ReportedReview,
  reportedReviewPage,
  type ReportsQuery,
  reportsQuery,
} from './moderation.schemas.js';
import { ModerationService } from './moderation.service.js';

@ApiTags('reviews')
@ApiBearerAuth('accessToken')
@Controller('v1/admin/reports')
export class ModerationController {
  constructor(private readonly moderation: ModerationService) {}

  @Get()
  @Access('editor')
  @ApiOperation({
    summary: 'Reviews with open reports or an open appeal, by risk or age',
    description: 'Editors who are bound to regions see those of the festivals there, and decide those alone.',
  })
  @ApiOkResponse({ standardSchema: reportedReviewPage })
  async listReports(
    @Query({ schema: reportsQuery }) query: ReportsQuery,
    @Me() me: CurrentAccount,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<ReportedReview>> {
    const page = await this.moderation.list(query, me);
    void reply.header('link', linkHeader(request.url, page));
    return page;
  }

  @Get(':reviewId/notice')
  @Access('editor')
  @ApiOperation({ summary: 'What the author would be told of a decision, word for word' })
  @ApiOkResponse({ standardSchema: authorNotice })
  async previewNotice(
    @Param('reviewId', { schema: id() }) reviewId: string,
    @Query({ schema: noticeQuery }) { hideFor }: NoticeQuery,
    @Me() me: CurrentAccount,
  ): Promise<AuthorNotice> {
    return this.moderation.notice(reviewId, hideFor, me);
  }

  @Post(':reviewId/decision')
  @HttpCode(200)
  @Access('editor')
  @ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The `version` of the reported review as you last read it, in quotation marks.',
  })
  @ApiOperation({
    summary: 'Hide a reported review or keep it, or take that back',
    description: 'Closes its reports and answers its appeal. Deciding otherwise takes a decision back.',
  })
  @ApiOkResponse({ standardSchema: reportedReview })
  async decideReport(
    @Param('reviewId', { schema: id() }) reviewId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: reportDecision }) decision: Decision,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportedReview> {
    const decided = await this.moderation.decide(reviewId, versionFromIfMatch(ifMatch), decision, me);
    void reply.header('etag', etagOf(decided.version));
    return decided;
  }
}
