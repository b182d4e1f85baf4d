import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CurrentAccount, MaybeMe, OpenToKeys } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { unlessKnown } from '../../shared/http/conditional-get.js';
import { linkHeader, type Page, type Paging, pagingQuery } from '../../shared/http/paging.js';
import { id } from '../../shared/http/parameters.js';
import { ATOM } from '../feed/atom.view.js';
import { DeltaService } from './delta.service.js';
import {
  changeFeed,
  type ChangeFeed,
  type ChangeFeedQuery,
  changeFeedQuery,
  type ChangeView,
  delta,
  type Delta,
  type DeltaQuery,
  deltaQuery,
  festivalChangePage,
  nothing,
} from './history.schemas.js';
import { HistoryService } from './history.service.js';

@ApiTags('festivals')
@Controller('v1')
export class HistoryController {
  constructor(
    private readonly history: HistoryService,
    private readonly deltas: DeltaService,
  ) {}

  @Get('festivals/delta')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({
    summary: 'Festivals that changed since, and those to drop',
    description:
      'For keeping a copy: begin with `updatedSince` or nothing, then come back with `next` as `cursor`, at once while `more`. A festival comes again whenever it or one of its editions has changed; ratings, bookmarks and photos do not count. The order is that of the commits, so that nothing is missed however many write at once.',
  })
  @ApiOkResponse({ standardSchema: delta })
  async festivalDelta(
    @Query({ schema: deltaQuery }) query: DeltaQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Delta | undefined> {
    askEveryTime(reply);
    return unlessKnown(request, reply, await this.deltas.find(query));
  }

  @Get('festivals/:id/changes')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({ summary: 'What happened to a festival, newest first' })
  @ApiOkResponse({ standardSchema: festivalChangePage })
  async listFestivalChanges(
    @Param('id', { schema: id() }) festivalId: string,
    @Query({ schema: pagingQuery }) paging: Paging,
    @MaybeMe() me: CurrentAccount | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<ChangeView> | undefined> {
    const page = await this.history.page(festivalId, paging, me);
    void reply.header('link', linkHeader(request.url, page));
    return unlessKnown(request, reply, page);
  }

  @Get('changes.atom')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({ summary: 'What happened to festivals last, for a feed reader (Atom 1.0)' })
  @ApiOkResponse({ description: 'The feed', content: { 'application/atom+xml': {} } })
  async changesAsAtom(
    @Query({ schema: nothing }) _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    void reply.header('content-type', ATOM);
    return unlessKnown(request, reply, await this.history.atom(request.url));
  }

  @Get('changes')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({
    summary: 'What happened to all festivals, oldest first',
    description: 'Begin with `since` or nothing, then come back with `next` as `cursor`.',
  })
  @ApiOkResponse({ standardSchema: changeFeed })
  async listChanges(
    @Query({ schema: changeFeedQuery }) query: ChangeFeedQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangeFeed | undefined> {
    askEveryTime(reply);
    return unlessKnown(request, reply, await this.history.feed(query));
  }
}

/** Whoever asks what is new must not be told what was. Answers to a person are `no-store` already. */
function askEveryTime(reply: FastifyReply): void {
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-cache');
}
