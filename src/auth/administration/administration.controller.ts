import { Body, Controller, Delete, Get, Headers, Param, Patch, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../shared/http/access.js';
import { etagOf, versionFromIfMatch } from '../../shared/http/etag.js';
import { linkHeader, type Page } from '../../shared/http/paging.js';
import { id } from '../../shared/http/parameters.js';
import { Me } from '../access.guard.js';
import { type PasswordAgain, passwordAgain } from '../auth.schemas.js';
import type { CurrentAccount } from '../session/session.repository.js';
import {
  type UserChange,
  userChange,
  userPage,
  type UsersQuery,
  usersQuery,
  type UserView,
  userView,
} from './administration.schemas.js';
import { AdministrationService, type VersionedUser } from './administration.service.js';

const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'The ETag of the account as you last read it.',
};

@ApiTags('users')
@ApiBearerAuth('accessToken')
@Controller('v1/admin/users')
export class AdministrationController {
  constructor(private readonly administration: AdministrationService) {}

  @Get()
  @Access('admin')
  @ApiOperation({ summary: 'Accounts, newest first' })
  @ApiOkResponse({ standardSchema: userPage })
  async listUsers(
    @Query({ schema: usersQuery }) query: UsersQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<UserView>> {
    const page = await this.administration.list(query);
    void reply.header('link', linkHeader(request.url, page));
    return page;
  }

  @Get(':id')
  @Access('admin')
  @ApiOperation({ summary: 'One account' })
  @ApiOkResponse({ standardSchema: userView })
  async getUser(
    @Param('id', { schema: id() }) accountId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserView> {
    return tagged(reply, await this.administration.view(accountId));
  }

  @Patch(':id')
  @Access('admin')
  @ApiHeader(IF_MATCH)
  @ApiOperation({
    summary: 'Set a role and regions, suspend or reinstate',
    description: 'Fields left out stay. Acts at once; the last admin who can sign in stays one.',
  })
  @ApiOkResponse({ standardSchema: userView })
  async changeUser(
    @Param('id', { schema: id() }) accountId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: userChange }) body: UserChange,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserView> {
    return tagged(reply, await this.administration.change(accountId, body, versionFromIfMatch(ifMatch)));
  }

  @Delete(':id/second-factor')
  @Access('admin')
  @ApiHeader(IF_MATCH)
  @ApiOperation({
    summary: 'Take away the second factor of somebody who has lost their device',
    description:
      'Their app, passkeys, recovery codes and sessions end at once, and they hear of it by mail. One takes away one’s own at `/v1/me/second-factor`.',
  })
  @ApiOkResponse({ standardSchema: userView })
  async resetSecondFactor(
    @Me() me: CurrentAccount,
    @Param('id', { schema: id() }) accountId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: passwordAgain }) { currentPassword }: PasswordAgain,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserView> {
    const seen = versionFromIfMatch(ifMatch);
    return tagged(reply, await this.administration.resetSecondFactor(me, accountId, seen, currentPassword));
  }
}

function tagged(reply: FastifyReply, { view, version }: VersionedUser): UserView {
  void reply.header('etag', etagOf(version));
  return view;
}
