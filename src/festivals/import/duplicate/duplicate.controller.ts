import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CurrentAccount, Me } from '../../../auth/index.js';
import { Access } from '../../../shared/http/access.js';
import { etagOf, versionFromIfMatch } from '../../../shared/http/etag.js';
import { linkHeader, type Page } from '../../../shared/http/paging.js';
import { id } from '../../../shared/http/parameters.js';
import {
  type DecisionBody,
  decisionBody,
  duplicatePage,
  type DuplicatesQuery,
  duplicatesQuery,
  type DuplicateView,
  duplicateView,
} from './duplicate.schemas.js';
import { DuplicateService } from './duplicate.service.js';

@ApiTags('imports')
@ApiBearerAuth('accessToken')
@Controller('v1/admin/duplicates')
export class DuplicateController {
  constructor(private readonly duplicates: DuplicateService) {}

  @Get()
  @Access('editor')
  @ApiOperation({ summary: 'Pairs of source records that may be one festival, the likeliest first' })
  @ApiOkResponse({ standardSchema: duplicatePage })
  async listDuplicates(
    @Query({ schema: duplicatesQuery }) query: DuplicatesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<DuplicateView>> {
    const page = await this.duplicates.list(query);
    void reply.header('link', linkHeader(request.url, page));
    return page;
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Access('editor-everywhere')
  @ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The `version` of the pair as you last read it, in quotation marks.',
  })
  @ApiOperation({
    summary: 'Say whether two source records are one festival, or take that back',
    description: 'Festivals are joined or parted at once; the decision outlives every later import.',
  })
  @ApiOkResponse({ standardSchema: duplicateView })
  async decideDuplicate(
    @Param('id', { schema: id() }) duplicateId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: decisionBody }) body: DecisionBody,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DuplicateView> {
    const decided = await this.duplicates.decide(duplicateId, versionFromIfMatch(ifMatch), body, me);
    void reply.header('etag', etagOf(decided.version));
    return decided;
  }
}
