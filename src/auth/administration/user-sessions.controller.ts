import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../shared/http/access.js';
import { id } from '../../shared/http/parameters.js';
import { Me } from '../access.guard.js';
import type { CurrentAccount } from '../session/session.repository.js';
import { sessions, type SessionsView } from '../session/session.schemas.js';
import { UserSessions } from './user-sessions.service.js';

@ApiTags('users')
@ApiBearerAuth('accessToken')
@Controller('v1/admin/users/:id/sessions')
export class UserSessionsController {
  constructor(private readonly sessions: UserSessions) {}

  @Get()
  @Access('admin')
  @ApiOperation({ summary: 'Where somebody is signed in, the latest used first' })
  @ApiOkResponse({ standardSchema: sessions })
  async listUserSessions(
    @Me() me: CurrentAccount,
    @Param('id', { schema: id() }) accountId: string,
  ): Promise<SessionsView> {
    return this.sessions.list(me, accountId);
  }

  @Delete()
  @HttpCode(204)
  @Access('admin')
  @ApiOperation({ summary: 'Sign somebody out everywhere, at once; repeatable' })
  @ApiNoContentResponse()
  async endUserSessions(@Param('id', { schema: id() }) accountId: string): Promise<void> {
    await this.sessions.endAll(accountId);
  }

  @Delete(':sessionId')
  @HttpCode(204)
  @Access('admin')
  @ApiOperation({ summary: "End one of somebody's sessions, at once" })
  @ApiNoContentResponse()
  async endUserSession(
    @Param('id', { schema: id() }) accountId: string,
    @Param('sessionId', { schema: id() }) sessionId: string,
  ): Promise<void> {
    await this.sessions.end(accountId, sessionId);
  }
}
