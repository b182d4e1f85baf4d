import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CurrentAccount, Me } from '../../../auth/index.js';
import { Access } from '../../../shared/http/access.js';
import { versionFromIfMatch } from '../../../shared/http/etag.js';
import { id } from '../../../shared/http/parameters.js';
import { type SplitBody, splitBody, type SplitResult, splitResult } from './split.schemas.js';
import { SplitService } from './split.service.js';

@ApiTags('festivals')
@ApiBearerAuth('accessToken')
@Controller('v1/admin/festivals/:id/split')
export class SplitController {
  constructor(private readonly splits: SplitService) {}

  @Post()
  @HttpCode(200)
  @Access('editor')
  @ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The ETag of the festival as you last read it.',
  })
  @ApiOperation({
    summary: 'Take records out of a festival, to one of their own',
    description: 'The decision outlives every later import, with other words of the same records too.',
  })
  @ApiOkResponse({ standardSchema: splitResult })
  async splitFestival(
    @Param('id', { schema: id() }) festivalId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: splitBody }) body: SplitBody,
    @Me() me: CurrentAccount,
  ): Promise<SplitResult> {
    return this.splits.split(festivalId, versionFromIfMatch(ifMatch), body, me);
  }
}
