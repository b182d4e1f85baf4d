import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenToKeys } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { unlessKnown } from '../../shared/http/conditional-get.js';
import { type CategoryList, categoryList, type RegionList, regionList } from './vocabulary.schemas.js';
import { VocabularyService } from './vocabulary.service.js';

@ApiTags('festivals')
@Controller('v1')
export class VocabularyController {
  constructor(private readonly vocabulary: VocabularyService) {}

  @Get('categories')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({ summary: 'What festivals are about' })
  @ApiOkResponse({ standardSchema: categoryList })
  listCategories(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): CategoryList | undefined {
    return unlessKnown(request, reply, this.vocabulary.categories());
  }

  @Get('regions')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({ summary: 'Provinces and their districts, each with how many festivals it has' })
  @ApiOkResponse({ standardSchema: regionList })
  async listRegions(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegionList | undefined> {
    return unlessKnown(request, reply, await this.vocabulary.regions());
  }
}
