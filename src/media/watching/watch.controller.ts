import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CurrentAccount, Me, OpenToKeys } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { localeOf } from '../../shared/http/request-context.js';
import { watchQuery, type WatchQuery } from './watch.schemas.js';
import { WatchService } from './watch.service.js';

@ApiTags('media')
@ApiBearerAuth('accessToken')
@Controller('v1/media/events')
export class WatchController {
  constructor(private readonly watches: WatchService) {}

  @Get()
  @Access('person')
  @OpenToKeys('photos:read')
  @ApiOperation({
    summary: 'Watch photos of your own until each is ready or refused, as server-sent events',
    description:
      'At once, and again at each change, an event `photo` with the photo as `GET /v1/media/{id}` shows it; `gone` with its id for one that was deleted. When none is awaited any more, an event `done` and the end. After five minutes the stream ends without `done`: ask again. A browser reads it by `fetch`, since `EventSource` sends no access token.',
  })
  @ApiOkResponse({
    description: 'Server-sent events.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  async watchPhotos(
    @Query({ schema: watchQuery }) { ids }: WatchQuery,
    @Me() me: CurrentAccount,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = { requestId: request.id, locale: localeOf(request.headers['accept-language']) };
    const stream = await this.watches.open(me.id, ids, context);
    void reply.headers({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // A proxy that gathers an answer before it passes it on would hold the news back.
      'x-accel-buffering': 'no',
    });
    if (request.method === 'HEAD') stream.destroy();
    void reply.send(request.method === 'HEAD' ? undefined : stream);
  }
}
