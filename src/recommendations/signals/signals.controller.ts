import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CurrentAccount, MaybeMe } from '../../auth/index.js';
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
  @Access('anyone')
  @ApiOperation({
    summary: 'Tell what I looked at, opened, shared, visited or do not want to see',
    description:
      'Each of a batch is judged by itself; 400 where none of it can be used. Without an account only what names the list that showed it counts, and nothing is kept of who it was.',
  })
  @ApiAcceptedResponse({ standardSchema: signalsReceived })
  async sendSignals(
    @Body({ schema: signalBatch }) batch: SignalBatch,
    @MaybeMe() me: CurrentAccount | undefined,
    @Ip() address: string,
  ): Promise<SignalsReceived> {
    return this.signals.receive(batch, me, address);
  }
}
