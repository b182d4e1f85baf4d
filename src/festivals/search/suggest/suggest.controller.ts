import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenToKeys } from '../../../auth/index.js';
import { Access } from '../../../shared/http/access.js';
import { unlessKnown } from '../../../shared/http/conditional-get.js';
import { Throttled } from '../../../shared/throttle/throttled.js';
import { type SuggestionList, suggestionList, type SuggestQuery, suggestQuery } from './suggest.schemas.js';
import { SuggestService } from './suggest.service.js';

@ApiTags('festivals')
@Controller('v1/suggest')
export class SuggestController {
  constructor(private readonly suggestions: SuggestService) {}

  @Get()
  @Throttled('search')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({
    summary: 'Suggestions while somebody types',
    description: 'Festivals, regions, tags and categories, the likeliest first.',
  })
  @ApiOkResponse({ standardSchema: suggestionList })
  async suggest(
    @Query({ schema: suggestQuery }) query: SuggestQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SuggestionList | undefined> {
    return unlessKnown(request, reply, await this.suggestions.suggest(query));
  }
}
