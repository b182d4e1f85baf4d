import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../shared/http/access.js';
import { type HintBody, hintBody } from './hint.schemas.js';
import { HintService } from './hint.service.js';

@ApiTags('media')
@Controller('v1/media/hints')
export class HintController {
  constructor(private readonly hints: HintService) {}

  @Post()
  @HttpCode(204)
  @Access('anyone')
  @ApiOperation({ summary: 'The photo function says that a photo has a new manifest; signed' })
  @ApiNoContentResponse({ description: 'Taken note of, whether or not there is such a photo.' })
  async takeHint(@Body({ schema: hintBody }) hint: HintBody): Promise<void> {
    await this.hints.take(hint);
  }
}
