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
import type { FastifyReply } from 'fastify';
import { type CurrentAccount, Me } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { etagOf, versionFromIfMatch } from '../../shared/http/etag.js';
import { id } from '../../shared/http/parameters.js';
import { Idempotent } from '../../shared/idempotency/idempotent.js';
import {
  type SavedViewBody,
  savedViewBody,
  type SavedViewChangeBody,
  savedViewChangeBody,
  savedViews,
  savedViewsQuery,
  type SavedViewView,
  savedViewView,
} from './saved-view.schemas.js';
import { SavedViewService } from './saved-view.service.js';

const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'The `version` of the view as you last read it, in quotation marks.',
};

@ApiTags('festivals')
@ApiBearerAuth('accessToken')
@Controller('v1/admin/festival-views')
export class SavedViewController {
  constructor(private readonly views: SavedViewService) {}

  @Get()
  @Access('editor')
  @ApiOperation({ summary: 'Saved views of the list of festivals: mine, and those that are shared' })
  @ApiOkResponse({ standardSchema: savedViews })
  async listSavedViews(
    @Query({ schema: savedViewsQuery }) _query: object,
    @Me() me: CurrentAccount,
  ): Promise<{ items: SavedViewView[] }> {
    return this.views.list(me);
  }

  @Post()
  @Access('editor')
  @Idempotent()
  @ApiOperation({
    summary: 'Keep a question to the list of festivals under a name',
    description: 'Up to 50 a person, each under a name of its own.',
  })
  @ApiCreatedResponse({ standardSchema: savedViewView })
  async createSavedView(
    @Body({ schema: savedViewBody }) body: SavedViewBody,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedViewView> {
    return tagged(reply, await this.views.create(body, me));
  }

  @Patch(':id')
  @Access('editor')
  @ApiHeader(IF_MATCH)
  @ApiOperation({
    summary: 'Change a saved view',
    description: 'Fields left out stay. Shared ones are changed by their owner and administrators.',
  })
  @ApiOkResponse({ standardSchema: savedViewView })
  async changeSavedView(
    @Param('id', { schema: id() }) viewId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: savedViewChangeBody }) body: SavedViewChangeBody,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedViewView> {
    return tagged(reply, await this.views.change(viewId, versionFromIfMatch(ifMatch), body, me));
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('editor')
  @ApiHeader(IF_MATCH)
  @ApiOperation({ summary: 'Remove a saved view' })
  @ApiNoContentResponse()
  async removeSavedView(
    @Param('id', { schema: id() }) viewId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Me() me: CurrentAccount,
  ): Promise<void> {
    await this.views.remove(viewId, versionFromIfMatch(ifMatch), me);
  }
}

function tagged(reply: FastifyReply, view: SavedViewView): SavedViewView {
  void reply.header('etag', etagOf(view.version));
  return view;
}
