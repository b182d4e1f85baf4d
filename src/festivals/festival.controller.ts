import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CurrentAccount, MaybeMe, Me, OpenToKeys } from '../auth/index.js';
import { Access } from '../shared/http/access.js';
import { unlessETagKnown, unlessKnown, unlessTagKnown } from '../shared/http/conditional-get.js';
import { versionFromIfMatch } from '../shared/http/etag.js';
import { linkHeader, type Page } from '../shared/http/paging.js';
import { preferred } from '../shared/http/negotiation.js';
import { id } from '../shared/http/parameters.js';
import { Idempotent } from '../shared/idempotency/idempotent.js';
import { Throttled } from '../shared/throttle/throttled.js';
import { FESTIVAL_DOCUMENTS, FestivalDocuments } from './feed/festival-documents.js';
import { ICALENDAR } from './feed/ical.view.js';
import {
  type FestivalBody,
  festivalBody,
  type FestivalChangeBody,
  festivalChangeBody,
  type FestivalDetail,
  festivalDetail,
} from './festival.schemas.js';
import { FestivalService, type VersionedFestival } from './festival.service.js';
import type { FestivalItem } from './festival.views.js';
import { festivalPage, type FestivalQuery, festivalQuery } from './listing/listing.schemas.js';
import { ListingService } from './listing/listing.service.js';

const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'The ETag of the festival as you last read it.',
};

@ApiTags('festivals')
@Controller('v1/festivals')
export class FestivalController {
  constructor(
    private readonly festivals: FestivalService,
    private readonly listings: ListingService,
    private readonly documents: FestivalDocuments,
  ) {}

  @Get()
  @Throttled('search')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({
    summary: 'Find festivals',
    description:
      'Each item shows one edition: the one in view, or where days are asked that it does not touch, the first that does; `status` speaks of the edition shown.',
  })
  @ApiOkResponse({ standardSchema: festivalPage })
  async listFestivals(
    @Query({ schema: festivalQuery }) query: FestivalQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<FestivalItem> | undefined> {
    const page = await unlessTagKnown(request, reply, (knows) => this.listings.page(query, knows));
    // A 304 leaves it as it was.
    if (page.body !== undefined) void reply.header('link', linkHeader(request.url, page));
    return page.body;
  }

  @Get(':id')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({
    summary: 'One festival with its editions',
    description:
      '`Accept: application/ld+json` gives a schema.org `Festival`, `text/calendar` all of its editions as iCalendar.',
  })
  @ApiOkResponse({ standardSchema: festivalDetail })
  async getFestival(
    @Param('id', { schema: id() }) festivalId: string,
    @MaybeMe() me: CurrentAccount | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FestivalDetail | string | undefined> {
    const type = preferred(request, reply, ['application/json', ...FESTIVAL_DOCUMENTS]);
    if (type !== 'application/json') {
      void reply.header('content-type', `${type}; charset=utf-8`);
      return unlessKnown(request, reply, await this.documents.write(type, festivalId, me));
    }
    const festival = await this.festivals.view(festivalId, me);
    return unlessETagKnown(request, reply, festival.etag, () => festival.detail);
  }

  @Get(':id/calendar.ics')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({ summary: 'All editions of a festival as a calendar to subscribe to' })
  @ApiOkResponse({ description: 'iCalendar', content: { 'text/calendar': {} } })
  async getFestivalCalendar(
    @Param('id', { schema: id() }) festivalId: string,
    @MaybeMe() me: CurrentAccount | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const text = await this.documents.write('text/calendar', festivalId, me);
    void reply.header('content-type', ICALENDAR);
    return unlessKnown(request, reply, text);
  }

  @Post()
  @Access('editor')
  @Idempotent()
  @ApiBearerAuth('accessToken')
  @ApiOperation({ summary: 'Add a festival' })
  @ApiCreatedResponse({ standardSchema: festivalDetail })
  async createFestival(
    @Body({ schema: festivalBody }) body: FestivalBody,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FestivalDetail> {
    const created = await this.festivals.create(body, me);
    void reply.header('location', `/v1/festivals/${created.detail.id}`);
    return tagged(reply, created);
  }

  @Patch(':id')
  @Access('editor')
  @ApiBearerAuth('accessToken')
  @ApiHeader(IF_MATCH)
  @ApiOperation({ summary: 'Change a festival', description: 'Fields left out stay; null clears.' })
  @ApiOkResponse({ standardSchema: festivalDetail })
  async changeFestival(
    @Param('id', { schema: id() }) festivalId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: festivalChangeBody }) body: FestivalChangeBody,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FestivalDetail> {
    return tagged(reply, await this.festivals.change(festivalId, versionFromIfMatch(ifMatch), body, me));
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('editor')
  @ApiBearerAuth('accessToken')
  @ApiHeader(IF_MATCH)
  @ApiOperation({ summary: 'Hide a festival from every public answer' })
  @ApiNoContentResponse()
  async removeFestival(
    @Param('id', { schema: id() }) festivalId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Me() me: CurrentAccount,
  ): Promise<void> {
    await this.festivals.remove(festivalId, versionFromIfMatch(ifMatch), me);
  }
}

function tagged(reply: FastifyReply, { detail, etag }: VersionedFestival): FestivalDetail {
  void reply.header('etag', etag);
  return detail;
}
