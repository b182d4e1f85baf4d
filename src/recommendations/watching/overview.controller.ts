import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../shared/http/access.js';
import { type Overview, overview, type OverviewQuery, overviewQuery } from './overview.schemas.js';
import { OverviewService } from './overview.service.js';

@ApiTags('admin')
@ApiBearerAuth('accessToken')
@Controller('v1/admin/overview')
export class OverviewController {
  constructor(private readonly overviews: OverviewService) {}

  @Get()
  @Access('editor')
  @ApiOperation({
    summary: 'What there is, what waits, and how recommendations do',
    description: 'Recommendations are watched without anybody’s name: by list, model and arm.',
  })
  @ApiOkResponse({ standardSchema: overview })
  async getOverview(@Query({ schema: overviewQuery }) query: OverviewQuery): Promise<Overview> {
    return this.overviews.of(query);
  }
}
