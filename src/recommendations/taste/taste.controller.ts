import { Controller, Delete, Get, HttpCode } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CurrentAccount, Me } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { taste, type TasteView } from './taste.schemas.js';
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
    return this.tastes.of(me.id);
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
    await this.tastes.reset(me.id);
  }
}
