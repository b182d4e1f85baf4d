import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../shared/http/access.js';
import { linkHeader, type Page } from '../shared/http/paging.js';
import { type AuditEntryView, auditPage, type AuditQuery, auditQuery } from './audit.schemas.js';
import { AuditService } from './audit.service.js';

@ApiTags('users')
@ApiBearerAuth('accessToken')
@Controller('v1/admin/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Access('admin')
  @ApiOperation({
    summary: 'Who did what with a right that not everybody has, or decided of their own data, newest first',
  })
  @ApiOkResponse({ standardSchema: auditPage })
  async listAudit(
    @Query({ schema: auditQuery }) query: AuditQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<AuditEntryView>> {
    const page = await this.audit.page(query);
    void reply.header('link', linkHeader(request.url, page));
    return page;
  }
}
