import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CurrentAccount, Me, OpenToKeys } from '../auth/index.js';
import { Access } from '../shared/http/access.js';
import { linkHeader, type Page, type Paging, pagingQuery } from '../shared/http/paging.js';
import { photoPage, type PhotoView } from './media.schemas.js';
import { MediaService } from './media.service.js';

@ApiTags('me')
@ApiBearerAuth('accessToken')
@Controller('v1/me/photos')
export class MyPhotosController {
  constructor(private readonly media: MediaService) {}

  @Get()
  @Access('person')
  @OpenToKeys('photos:read')
  @ApiOperation({ summary: 'My photos, newest first, in whatever state' })
  @ApiOkResponse({ standardSchema: photoPage })
  async listMyPhotos(
    @Query({ schema: pagingQuery }) query: Paging,
    @Me() me: CurrentAccount,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<PhotoView>> {
    const page = await this.media.pageOf(me.id, query);
    void reply.header('link', linkHeader(request.url, page));
    return page;
  }
}
