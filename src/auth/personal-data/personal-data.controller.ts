import { Body, Controller, Delete, Get, Headers, HttpCode, Post, Res } from '@nestjs/common';
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
import { Access } from '../../shared/http/access.js';
import { DomainError } from '../../shared/problem/problem.js';
import { Me } from '../access.guard.js';
import { authProblems } from '../auth.problems.js';
import { refreshCookie } from '../session/refresh-cookie.js';
import type { CurrentAccount } from '../session/session.repository.js';
import { ErasureService } from './erasure.service.js';
import { ExportService } from './export.service.js';
import { type Confirmation, confirmation, exportKey, personalExport } from './personal-data.schemas.js';

const EXPORT_TOKEN = 'x-export-token';

@ApiTags('me')
@ApiBearerAuth('accessToken')
@Controller('v1/me')
export class PersonalDataController {
  constructor(
    private readonly erasures: ErasureService,
    private readonly exports: ExportService,
  ) {}

  @Delete()
  @HttpCode(204)
  @Access('person')
  @ApiOperation({
    summary: 'Delete my account and all that is mine',
    description: 'Reviews stay without a name, their photos do not. There is no way back.',
  })
  @ApiNoContentResponse()
  async deleteMe(
    @Me() me: CurrentAccount,
    @Body({ schema: confirmation }) { currentPassword }: Confirmation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.erasures.erase(me, currentPassword);
    refreshCookie.clear(reply);
  }

  @Post('export')
  @Access('person')
  @ApiOperation({ summary: 'Get a key to an export of all that is mine' })
  @ApiCreatedResponse({ standardSchema: exportKey })
  async askForExport(
    @Me() me: CurrentAccount,
    @Body({ schema: confirmation }) { currentPassword }: Confirmation,
  ): Promise<{ token: string }> {
    return this.exports.ask(me, currentPassword);
  }

  @Get('export')
  @Access('person')
  @ApiOperation({ summary: 'All that is mine, as one JSON file' })
  @ApiHeader({ name: 'X-Export-Token', required: true, description: 'Of POST /v1/me/export.' })
  @ApiOkResponse({ standardSchema: personalExport })
  async exportMe(
    @Me() me: CurrentAccount,
    @Headers(EXPORT_TOKEN) token: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record<string, unknown>> {
    if (token === undefined) throw new DomainError(authProblems.exportKeyNeeded);
    const exported = await this.exports.export(me.id, token);
    void reply.header('content-disposition', 'attachment; filename="fasteval-export.json"');
    return exported;
  }
}
