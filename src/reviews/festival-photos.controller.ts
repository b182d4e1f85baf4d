import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { photoPage, type PhotoView } from '../media/index.js';
import { OpenToKeys } from '../auth/index.js';
import { Access } from '../shared/http/access.js';
import { linkHeader, type Page, type Paging, pagingQuery } from '../shared/http/paging.js';
import { id } from '../shared/http/parameters.js';
import { FestivalPhotosService } from './festival-photos.service.js';

@ApiTags('festivals')
@Controller('v1/festivals/:id/photos')
export class FestivalPhotosController {
  constructor(private readonly photos: FestivalPhotosService) {}

  @Get()
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({
    summary: 'Photos of a festival',
    description: 'Those of its gallery in their order, then those of its reviews, the newest review first.',
  })
  @ApiOkResponse({ standardSchema: photoPage })
  async listFestivalPhotos(
    @Param('id', { schema: id() }) festivalId: string,
    @Query({ schema: pagingQuery }) paging: Paging,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<PhotoView>> {
    const page = await this.photos.page(festivalId, paging);
    void reply.header('link', linkHeader(request.url, page));
    return page;
  }
}
