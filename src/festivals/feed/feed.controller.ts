import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenToKeys } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { unlessTagKnown } from '../../shared/http/conditional-get.js';
import { Throttled } from '../../shared/throttle/throttled.js';
import { ATOM } from './atom.view.js';
import { CSV } from './csv.view.js';
import { type FeedQuery, feedQuery } from './feed.schemas.js';
import { type FeedFormat, FeedService } from './feed.service.js';
import { GEOJSON } from './geojson.view.js';
import { ICALENDAR } from './ical.view.js';
import { RSS } from './rss.view.js';

const TYPES: Record<FeedFormat, string> = {
  ics: ICALENDAR,
  geojson: GEOJSON,
  rss: RSS,
  atom: ATOM,
  csv: CSV,
};

const DESCRIPTION =
  'The same query as the list, soonest first unless told, up to 2,000 festivals. `X-Total-Count` says how many there are; `Link` names the list that pages through all of them.';

const content = (format: FeedFormat) => ({
  description: 'The feed',
  content: { [TYPES[format].split(';')[0] as string]: {} },
});

@ApiTags('feeds')
@Controller('v1')
export class FeedController {
  constructor(private readonly feeds: FeedService) {}

  @Get('festivals.ics')
  @Throttled('search')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({
    summary: 'Festivals as a calendar to subscribe to',
    description: `${DESCRIPTION} Of \`status\` \`upcoming\`, alone or with \`ongoing\`, what is called off or put off stays, marked as that, until its days are over.`,
  })
  @ApiOkResponse(content('ics'))
  async festivalsAsCalendar(
    @Query({ schema: feedQuery }) query: FeedQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.answer('ics', query, request, reply);
  }

  @Get('festivals.geojson')
  @Throttled('search')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({ summary: 'Festivals for a map', description: DESCRIPTION })
  @ApiOkResponse(content('geojson'))
  async festivalsAsGeojson(
    @Query({ schema: feedQuery }) query: FeedQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.answer('geojson', query, request, reply);
  }

  @Get('festivals.rss')
  @Throttled('search')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({ summary: 'Festivals for a feed reader (RSS 2.0)', description: DESCRIPTION })
  @ApiOkResponse(content('rss'))
  async festivalsAsRss(
    @Query({ schema: feedQuery }) query: FeedQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.answer('rss', query, request, reply);
  }

  @Get('festivals.atom')
  @Throttled('search')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({ summary: 'Festivals for a feed reader (Atom 1.0)', description: DESCRIPTION })
  @ApiOkResponse(content('atom'))
  async festivalsAsAtom(
    @Query({ schema: feedQuery }) query: FeedQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.answer('atom', query, request, reply);
  }

  @Get('festivals.csv')
  @Throttled('search')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({
    summary: 'Festivals for a spreadsheet',
    description: `${DESCRIPTION} RFC 4180 with a byte order mark, headings by \`Accept-Language\`. An apostrophe stands before what would be a formula.`,
  })
  @ApiOkResponse(content('csv'))
  async festivalsAsCsv(
    @Query({ schema: feedQuery }) query: FeedQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    void reply.header('content-disposition', 'attachment; filename="festivals.csv"');
    return this.answer('csv', query, request, reply);
  }

  private async answer(
    format: FeedFormat,
    query: FeedQuery,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | undefined> {
    const { body, total } = await unlessTagKnown(request, reply, (knows) =>
      this.feeds.find(format, query, request.url, knows),
    );
    void reply.headers({
      'content-type': TYPES[format],
      'x-total-count': total,
      link: `<${request.url.replace(/\.\w+/, '')}>; rel="alternate"; type="application/json"`,
    });
    return body;
  }
}
