import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CurrentAccount, Me } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { id } from '../../shared/http/parameters.js';
import type { SignalKind } from '../signals/signal.weight.rules.js';
import { festivalTaste, type FestivalTasteView, signalKind, taste, type TasteView } from './taste.schemas.js';
import { TasteService } from './taste.service.js';

@ApiTags('me')
@ApiBearerAuth('accessToken')
@Controller('v1/me/taste')
export class TasteController {
  constructor(private readonly tastes: TasteService) {}

  @Get()
  @Access('person')
  @ApiOperation({ summary: 'What recommendations believe I like, and what that rests on' })
  @ApiOkResponse({ standardSchema: taste })
  async getTaste(@Me() me: CurrentAccount): Promise<TasteView> {
    return this.tastes.of(me);
  }

  @Delete()
  @HttpCode(204)
  @Access('person')
  @ApiOperation({
    summary: 'Forget what I like',
    description:
      'Deletes my signals. Bookmarks and reviews stay, but from now on only new ones tell of my taste.',
  })
  @ApiNoContentResponse()
  async resetTaste(@Me() me: CurrentAccount): Promise<void> {
    await this.tastes.reset(me);
  }

  @Get('festivals/:festivalId')
  @Access('person')
  @ApiOperation({
    summary: 'What is known of me and one festival',
    description: 'Kept, reviewed, visited, turned away and the like; empty where there is nothing.',
  })
  @ApiOkResponse({ standardSchema: festivalTaste })
  async getFestivalTaste(
    @Param('festivalId', { schema: id() }) festivalId: string,
    @Me() me: CurrentAccount,
  ): Promise<FestivalTasteView> {
    return this.tastes.ofFestival(me, festivalId);
  }

  @Delete('festivals/:festivalId')
  @HttpCode(204)
  @Access('person')
  @ApiOperation({
    summary: 'Forget what I did with one festival',
    description: 'As for all of them: a bookmark or review of it stays, but tells nothing of my taste.',
  })
  @ApiNoContentResponse()
  async forgetFestival(
    @Param('festivalId', { schema: id() }) festivalId: string,
    @Me() me: CurrentAccount,
  ): Promise<void> {
    await this.tastes.forget(me, festivalId);
  }

  @Delete('festivals/:festivalId/signals/:kind')
  @HttpCode(204)
  @Access('person')
  @ApiOperation({
    summary: 'Forget one kind of signal of one festival',
    description: 'With `dismiss`, the festival may be recommended again.',
  })
  @ApiNoContentResponse()
  async forgetSignal(
    @Param('festivalId', { schema: id() }) festivalId: string,
    @Param('kind', { schema: signalKind }) kind: SignalKind,
    @Me() me: CurrentAccount,
  ): Promise<void> {
    await this.tastes.forget(me, festivalId, kind);
  }
}
