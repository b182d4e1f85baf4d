import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CurrentAccount, Me } from '../../../auth/index.js';
import { Access } from '../../../shared/http/access.js';
import { versionFromIfMatch } from '../../../shared/http/etag.js';
import { id } from '../../../shared/http/parameters.js';
import { type FestivalDetail, festivalDetail } from '../../festival.schemas.js';
import {
  type EditionReleaseBody,
  editionReleaseBody,
  provenanceView,
  type ProvenanceView,
  type ReleaseBody,
  releaseBody,
} from './provenance.schemas.js';
import { ProvenanceService } from './provenance.service.js';
import { ReleaseService } from './release.service.js';

const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'The ETag of the festival as you last read it.',
};

@ApiTags('festivals')
@ApiBearerAuth('accessToken')
@Controller('v1')
export class ProvenanceController {
  constructor(
    private readonly provenance: ProvenanceService,
    private readonly releases: ReleaseService,
  ) {}

  @Get('admin/festivals/:id/provenance')
  @Access('editor')
  @ApiOperation({ summary: 'Where every value of a festival comes from, and what it stands before' })
  @ApiOkResponse({ standardSchema: provenanceView })
  async getProvenance(@Param('id', { schema: id() }) festivalId: string): Promise<ProvenanceView> {
    return this.provenance.of(festivalId);
  }

  @Post('festivals/:id/release')
  @HttpCode(200)
  @Access('editor')
  @ApiHeader(IF_MATCH)
  @ApiOperation({
    summary: 'Let go of what editors have decided about fields',
    description: 'What sources say of them shows at once, or nothing where none does.',
  })
  @ApiOkResponse({ standardSchema: festivalDetail })
  async releaseFestival(
    @Param('id', { schema: id() }) festivalId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: releaseBody }) body: ReleaseBody,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FestivalDetail> {
    const released = await this.releases.release(festivalId, versionFromIfMatch(ifMatch), body, me);
    void reply.header('etag', released.etag);
    return released.detail;
  }

  @Post('festivals/:id/editions/:editionId/release')
  @HttpCode(200)
  @Access('editor')
  @ApiHeader({
    ...IF_MATCH,
    description: 'The `version` of the edition as you last read it, in quotation marks.',
  })
  @ApiOperation({
    summary: 'Let go of what editors have decided about fields of an edition',
    description:
      'What sources say of them shows at once. An edition that no source tells of stays as it is; one that begins on the same day as another then is one with it.',
  })
  @ApiOkResponse({ standardSchema: festivalDetail })
  async releaseEdition(
    @Param('id', { schema: id() }) festivalId: string,
    @Param('editionId', { schema: id() }) editionId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: editionReleaseBody }) body: EditionReleaseBody,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FestivalDetail> {
    const released = await this.releases.releaseEdition(
      { festivalId, editionId },
      versionFromIfMatch(ifMatch),
      body,
      me,
    );
    void reply.header('etag', released.etag);
    return released.detail;
  }
}
