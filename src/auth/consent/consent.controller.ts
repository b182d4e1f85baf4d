import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../shared/http/access.js';
import { Me } from '../access.guard.js';
import type { CurrentAccount } from '../session/session.repository.js';
import { type ConsentDecisions, consentDecisions, consents, type ConsentsView } from './consent.schemas.js';
import { ConsentService } from './consent.service.js';

@ApiTags('me')
@ApiBearerAuth('accessToken')
@Controller('v1/me/consents')
export class ConsentController {
  constructor(private readonly consents: ConsentService) {}

  @Get()
  @Access('person')
  @ApiOperation({ summary: 'What I agreed to' })
  @ApiOkResponse({ standardSchema: consents })
  async getConsents(@Me() me: CurrentAccount): Promise<ConsentsView> {
    return this.consents.of(me.id);
  }

  @Put()
  @Access('person')
  @ApiOperation({
    summary: 'Agree or withdraw',
    description: 'Kinds that are not named stay as they are. Withdrawing takes effect at once.',
  })
  @ApiOkResponse({ standardSchema: consents })
  async decideConsents(
    @Me() me: CurrentAccount,
    @Body({ schema: consentDecisions }) body: ConsentDecisions,
  ): Promise<ConsentsView> {
    return this.consents.decide(me.id, body);
  }
}
