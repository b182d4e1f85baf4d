import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../shared/http/access.js';
import { linkHeader, type Page, type Paging, pagingQuery } from '../../shared/http/paging.js';
import { id } from '../../shared/http/parameters.js';
import { type TrailEntryView, trailPage } from './trail.schemas.js';
import { TrailService } from './trail.service.js';

@ApiTags('festivals')
@ApiBearerAuth('accessToken')
@Controller('v1/admin/festivals/:id/history')
export class TrailController {
  constructor(private readonly trails: TrailService) {}

  @Get()
  @Access('editor')
  @ApiOperation({
    summary: 'What editors and imports did to a festival, field by field, newest first',
    description:
      'Values are as they were before and after. An import that was undone is told no more. Of an edition that was removed before the public heard of it nothing is told.',
  })
  @ApiOkResponse({ standardSchema: trailPage })
  async listFestivalHistory(
    @Param('id', { schema: id() }) festivalId: string,
    @Query({ schema: pagingQuery }) paging: Paging,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<TrailEntryView>> {
    const page = await this.trails.page(festivalId, paging);
    void reply.header('link', linkHeader(request.url, page));
    return page;
  }
}
