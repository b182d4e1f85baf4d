import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../shared/http/access.js';
import { preferred } from '../../shared/http/negotiation.js';
import { qualityQuery, qualityReport, type QualityReport } from './quality.schemas.js';
import { QualityService } from './quality.service.js';

@ApiTags('imports')
@ApiBearerAuth('accessToken')
@Controller('v1/admin')
export class QualityController {
  constructor(private readonly quality: QualityService) {}

  @Get('data-quality')
  @Access('editor')
  @ApiOperation({
    summary: 'What is wrong with how many rows, by source and authority',
    description: '`Accept: text/csv` gives what `data-quality.csv` does.',
  })
  @ApiOkResponse({ standardSchema: qualityReport })
  async dataQuality(
    @Query({ schema: qualityQuery }) _query: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QualityReport | string> {
    const type = preferred(request, reply, ['application/json', 'text/csv']);
    return type === 'text/csv' ? this.csv(reply) : { items: await this.quality.report() };
  }

  @Get('data-quality.csv')
  @Access('editor')
  @ApiOperation({
    summary: 'The same for a spreadsheet',
    description: 'RFC 4180 with a byte order mark. An apostrophe stands before what would be a formula.',
  })
  @ApiOkResponse({ description: 'The report', content: { 'text/csv': {} } })
  async dataQualityAsCsv(
    @Query({ schema: qualityQuery }) _query: object,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.csv(reply);
  }

  private csv(reply: FastifyReply): Promise<string> {
    void reply.headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="data-quality.csv"',
    });
    return this.quality.csv();
  }
}
