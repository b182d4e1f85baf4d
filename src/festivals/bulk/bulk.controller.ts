import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CurrentAccount, Me } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { type BulkBody, bulkBody, type BulkResult, bulkResults } from './bulk.schemas.js';
import { BulkService } from './bulk.service.js';

@ApiTags('festivals')
@ApiBearerAuth('accessToken')
@Controller('v1/admin/festivals')
export class BulkController {
  constructor(private readonly bulk: BulkService) {}

  @Post('bulk')
  @HttpCode(200)
  @Access('editor')
  @ApiOperation({
    summary: 'Change one thing of up to 200 festivals',
    description:
      'Each is a decision of its own, as by its PATCH, and has a result of its own: what is refused of one stops none of the others. What is so already is `unchanged`, so the same call may be sent again.',
  })
  @ApiOkResponse({ standardSchema: bulkResults })
  async changeFestivals(
    @Body({ schema: bulkBody }) body: BulkBody,
    @Me() me: CurrentAccount,
  ): Promise<{ items: BulkResult[] }> {
    return this.bulk.change(body, me);
  }
}
