import { Controller, Delete, Get, HttpCode, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CurrentAccount, Me, OpenToKeys } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { linkHeader, type Page, type Paging, pagingQuery } from '../../shared/http/paging.js';
import { id } from '../../shared/http/parameters.js';
import { type BookmarkedFestival, bookmarkPage } from './bookmark.schemas.js';
import { BookmarkService } from './bookmark.service.js';

@ApiTags('bookmarks')
@ApiBearerAuth('accessToken')
@Controller('v1')
export class BookmarkController {
  constructor(private readonly bookmarks: BookmarkService) {}

  @Put('festivals/:id/bookmark')
  @HttpCode(204)
  @Access('person')
  @OpenToKeys('bookmarks:write')
  @ApiOperation({ summary: 'Keep a festival; repeatable' })
  @ApiNoContentResponse()
  async bookmarkFestival(
    @Param('id', { schema: id() }) festivalId: string,
    @Me() me: CurrentAccount,
  ): Promise<void> {
    await this.bookmarks.keep(me.id, festivalId);
  }

  @Delete('festivals/:id/bookmark')
  @HttpCode(204)
  @Access('person')
  @OpenToKeys('bookmarks:write')
  @ApiOperation({ summary: 'No longer keep a festival; repeatable' })
  @ApiNoContentResponse()
  async unbookmarkFestival(
    @Param('id', { schema: id() }) festivalId: string,
    @Me() me: CurrentAccount,
  ): Promise<void> {
    await this.bookmarks.drop(me.id, festivalId);
  }

  @Get('me/bookmarks')
  @Access('person')
  @OpenToKeys('bookmarks:read')
  @ApiOperation({ summary: 'The festivals I keep, newest first' })
  @ApiOkResponse({ standardSchema: bookmarkPage })
  async listMyBookmarks(
    @Query({ schema: pagingQuery }) paging: Paging,
    @Me() me: CurrentAccount,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<BookmarkedFestival>> {
    const page = await this.bookmarks.page(me.id, paging);
    void reply.header('link', linkHeader(request.url, page));
    return page;
  }

  @Delete('me/bookmarks')
  @HttpCode(204)
  @Access('person')
  @OpenToKeys('bookmarks:write')
  @ApiOperation({ summary: 'No longer keep any festival' })
  @ApiNoContentResponse()
  async removeMyBookmarks(@Me() me: CurrentAccount): Promise<void> {
    await this.bookmarks.dropAll(me.id);
  }
}
