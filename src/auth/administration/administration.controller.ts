import { Body, Controller, Get, Param, Patch, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../shared/http/access.js';
import { linkHeader, type Page } from '../../shared/http/paging.js';
import { id } from '../../shared/http/parameters.js';
import {
  type UserChange,
  userChange,
  userPage,
  type UsersQuery,
  usersQuery,
  type UserView,
  userView,
} from './administration.schemas.js';
import { AdministrationService } from './administration.service.js';

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
  async getUser(@Param('id', { schema: id() }) accountId: string): Promise<UserView> {
    return this.administration.view(accountId);
  }

  @Patch(':id')
  @Access('admin')
  @ApiOperation({
    summary: 'Set a role and regions, suspend or reinstate',
    description: 'Fields left out stay. Acts at once; the last admin who can sign in stays one.',
  })
  @ApiOkResponse({ standardSchema: userView })
  async changeUser(
    @Param('id', { schema: id() }) accountId: string,
    @Body({ schema: userChange }) body: UserChange,
  ): Promise<UserView> {
    return this.administration.change(accountId, body);
  }
}
