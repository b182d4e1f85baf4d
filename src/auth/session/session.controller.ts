import { Body, Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../shared/http/access.js';
import { id } from '../../shared/http/parameters.js';
import { Me } from '../access.guard.js';
import { type PasswordAgain, passwordAgain } from '../auth.schemas.js';
import type { CurrentAccount } from './session.repository.js';
import { sessions, type SessionsView } from './session.schemas.js';
import { SessionService } from './session.service.js';

@ApiTags('auth')
@ApiBearerAuth('accessToken')
@Controller('v1/auth/sessions')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Get()
  @Access('person')
  @ApiOperation({ summary: 'Where I am signed in, the latest used first' })
  @ApiOkResponse({ standardSchema: sessions })
  async listMySessions(@Me() me: CurrentAccount): Promise<SessionsView> {
    return this.sessions.list(me);
  }

  @Delete()
  @HttpCode(204)
  @Access('person')
  @ApiOperation({
    summary: 'Sign out everywhere else, at once; repeatable',
    description: 'The password counts for five minutes of this session, and may be left out then.',
  })
  @ApiNoContentResponse()
  async endMyOtherSessions(
    @Me() me: CurrentAccount,
    @Body({ schema: passwordAgain }) { currentPassword }: PasswordAgain,
  ): Promise<void> {
    await this.sessions.endOthers(me, currentPassword);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('person')
  @ApiOperation({
    summary: 'End one of my sessions, at once',
    description:
      'The password counts for five minutes of this session, and may be left out then; to end this very session it is not asked for.',
  })
  @ApiNoContentResponse()
  async endMySession(
    @Me() me: CurrentAccount,
    @Param('id', { schema: id() }) sessionId: string,
    @Body({ schema: passwordAgain }) { currentPassword }: PasswordAgain,
  ): Promise<void> {
    await this.sessions.endOne(me, sessionId, currentPassword);
  }
}
