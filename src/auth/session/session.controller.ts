import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../shared/http/access.js';
import { id } from '../../shared/http/parameters.js';
import { Me } from '../access.guard.js';
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
  @ApiOperation({ summary: 'Sign out everywhere else, at once; repeatable' })
  @ApiNoContentResponse()
  async endMyOtherSessions(@Me() me: CurrentAccount): Promise<void> {
    await this.sessions.endAll(me.id, me.sessionId);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('person')
  @ApiOperation({ summary: 'End one of my sessions, at once' })
  @ApiNoContentResponse()
  async endMySession(@Me() me: CurrentAccount, @Param('id', { schema: id() }) sessionId: string) {
    await this.sessions.end(me, sessionId);
  }
}
