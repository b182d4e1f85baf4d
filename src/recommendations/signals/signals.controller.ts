import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CurrentAccount, Me } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { type SignalBatch, signalBatch, type SignalsReceived, signalsReceived } from './signal.schemas.js';
import { SignalService } from './signal.service.js';

@ApiTags('recommendations')
@ApiBearerAuth('accessToken')
@Controller('v1/signals')
export class SignalsController {
  constructor(private readonly signals: SignalService) {}

  @Post()
  @HttpCode(202)
  @Access('person')
  @ApiOperation({ summary: 'Tell what I looked at, opened, shared or do not want to see' })
  @ApiAcceptedResponse({ standardSchema: signalsReceived })
  async sendSignals(
    @Body({ schema: signalBatch }) batch: SignalBatch,
    @Me() me: CurrentAccount,
  ): Promise<SignalsReceived> {
    return this.signals.receive(batch, me);
  }
}
