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
import { type CurrentAccount, MaybeMe, Me, OpenToKeys } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { unlessKnown } from '../../shared/http/conditional-get.js';
import { etagOf, versionFromIfMatch } from '../../shared/http/etag.js';
import { linkHeader, type Page, type Paging, pagingQuery } from '../../shared/http/paging.js';
import { id } from '../../shared/http/parameters.js';
import { Idempotent } from '../../shared/idempotency/idempotent.js';
import {
  type EditionBody,
  editionBody,
  type EditionChangeBody,
  editionChangeBody,
  editionPage,
  type EditionView,
  editionView,
} from './edition.schemas.js';
import { EditionService } from './edition.service.js';

const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'The `version` of the edition as you last read it, in quotation marks.',
};

@ApiTags('festivals')
@Controller('v1/festivals/:id/editions')
export class EditionController {
  constructor(private readonly editions: EditionService) {}

  @Get()
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({ summary: 'The editions of a festival, newest first' })
  @ApiOkResponse({ standardSchema: editionPage })
  async listEditions(
    @Param('id', { schema: id() }) festivalId: string,
    @Query({ schema: pagingQuery }) paging: Paging,
    @MaybeMe() me: CurrentAccount | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<EditionView> | undefined> {
    const page = await this.editions.page(festivalId, paging, me);
    void reply.header('link', linkHeader(request.url, page));
    return unlessKnown(request, reply, page);
  }

  @Post()
  @Access('editor')
  @Idempotent()
  @ApiBearerAuth('accessToken')
  @ApiOperation({ summary: 'Add an edition' })
  @ApiCreatedResponse({ standardSchema: editionView })
  async addEdition(
    @Param('id', { schema: id() }) festivalId: string,
    @Body({ schema: editionBody }) body: EditionBody,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EditionView> {
    return tagged(reply, await this.editions.add(festivalId, body, me));
  }

  @Patch(':editionId')
  @Access('editor')
  @ApiBearerAuth('accessToken')
  @ApiHeader(IF_MATCH)
  @ApiOperation({ summary: 'Change an edition', description: 'Fields left out stay; null clears.' })
  @ApiOkResponse({ standardSchema: editionView })
  async changeEdition(
    @Param('id', { schema: id() }) festivalId: string,
    @Param('editionId', { schema: id() }) editionId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: editionChangeBody }) body: EditionChangeBody,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EditionView> {
    return tagged(
      reply,
      await this.editions.change(festivalId, editionId, versionFromIfMatch(ifMatch), body, me),
    );
  }

  @Delete(':editionId')
  @HttpCode(204)
  @Access('editor')
  @ApiBearerAuth('accessToken')
  @ApiHeader(IF_MATCH)
  @ApiOperation({ summary: 'Remove an edition' })
  @ApiNoContentResponse()
  async removeEdition(
    @Param('id', { schema: id() }) festivalId: string,
    @Param('editionId', { schema: id() }) editionId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Me() me: CurrentAccount,
  ): Promise<void> {
    await this.editions.remove(festivalId, editionId, versionFromIfMatch(ifMatch), me);
  }
}

function tagged(reply: FastifyReply, edition: EditionView): EditionView {
  void reply.header('etag', etagOf(edition.version));
  return edition;
}
