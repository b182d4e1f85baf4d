import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CurrentAccount, Me } from '../../auth/index.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { Access } from '../../shared/http/access.js';
import { TakesForm } from '../../shared/http/forms.js';
import { linkHeader, type Page, type Paging, pagingQuery } from '../../shared/http/paging.js';
import { id } from '../../shared/http/parameters.js';
import {
  importDetail,
  type ImportDetail,
  type ImportItem,
  importLiveBody,
  type ImportLiveBody,
  importPage,
  importRowsQuery,
  type ImportRowsQuery,
  importStarted,
  type ImportStarted,
  importUrlBody,
  type ImportUrlBody,
  uploadForm,
} from './import.schemas.js';
import { ImportService } from './import.service.js';
import { receiveUpload } from './file/import.upload.js';

@ApiTags('imports')
@ApiBearerAuth('accessToken')
@Controller('v1/admin/imports')
export class ImportController {
  constructor(
    private readonly imports: ImportService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(202)
  @Access('editor-everywhere')
  @ApiOperation({
    summary: 'Read a file of public data',
    description: 'Nothing changes before it is applied.',
  })
  @TakesForm()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: uploadForm })
  @ApiAcceptedResponse({ standardSchema: importStarted })
  async startImport(
    @Me() me: CurrentAccount,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportStarted> {
    const { file, ...upload } = await receiveUpload(request, this.config.importMaxBytes);
    const started = await this.imports.start(file, { ...upload, accountId: me.id });
    void reply.header('location', `/v1/admin/imports/${started.id}`);
    return { id: started.id, status: started.status };
  }

  @Post('url')
  @HttpCode(202)
  @Access('editor-everywhere')
  @ApiOperation({
    summary: 'Fetch and read a file of public data',
    description: 'Nothing changes before it is applied. Only addresses of the public internet are asked.',
  })
  @ApiAcceptedResponse({ standardSchema: importStarted })
  async startImportFromUrl(
    @Me() me: CurrentAccount,
    @Body({ schema: importUrlBody }) body: ImportUrlBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportStarted> {
    const started = await this.imports.startFromUrl(body, me.id);
    void reply.header('location', `/v1/admin/imports/${started.id}`);
    return { id: started.id, status: started.status };
  }

  @Post('live')
  @HttpCode(202)
  @Access('editor-everywhere')
  @ApiOperation({
    summary: 'Ask a provider of public data for all it has',
    description:
      'Nothing changes before it is applied. Within the quota of the day; what that leaves out, the next one asks for.',
  })
  @ApiAcceptedResponse({ standardSchema: importStarted })
  async startLiveImport(
    @Me() me: CurrentAccount,
    @Body({ schema: importLiveBody }) body: ImportLiveBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportStarted> {
    const started = await this.imports.startLive(body, me.id);
    void reply.header('location', `/v1/admin/imports/${started.id}`);
    return { id: started.id, status: started.status };
  }

  @Get()
  @Access('editor')
  @ApiOperation({ summary: 'Imports, the newest first' })
  @ApiOkResponse({ standardSchema: importPage })
  async listImports(
    @Query({ schema: pagingQuery }) query: Paging,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<ImportItem>> {
    const page = await this.imports.list(query);
    void reply.header('link', linkHeader(request.url, page));
    return page;
  }

  @Get(':id')
  @Access('editor')
  @ApiOperation({ summary: 'One import, row by row' })
  @ApiOkResponse({ standardSchema: importDetail })
  async getImport(
    @Param('id', { schema: id() }) importId: string,
    @Query({ schema: importRowsQuery }) query: ImportRowsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportDetail> {
    const detail = await this.imports.view(importId, query);
    void reply.header('link', linkHeader(request.url, detail.rows));
    return detail;
  }

  @Post(':id/apply')
  @HttpCode(202)
  @Access('editor-everywhere')
  @ApiOperation({ summary: 'Do what the preview says, all of it or nothing' })
  @ApiAcceptedResponse({ standardSchema: importStarted })
  async applyImport(@Param('id', { schema: id() }) importId: string): Promise<ImportStarted> {
    const { id: applied, status } = await this.imports.apply(importId);
    return { id: applied, status };
  }

  @Delete(':id')
  @HttpCode(202)
  @Access('editor-everywhere')
  @ApiOperation({
    summary: 'Take an import back',
    description:
      'Undoes an applied one as a whole, except what was changed or used since; discards any other.',
  })
  @ApiAcceptedResponse({ standardSchema: importStarted })
  async undoImport(@Param('id', { schema: id() }) importId: string): Promise<ImportStarted> {
    const { id: undone, status } = await this.imports.undo(importId);
    return { id: undone, status };
  }
}
