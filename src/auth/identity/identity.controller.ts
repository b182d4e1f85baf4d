import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../shared/http/access.js';
import { id } from '../../shared/http/parameters.js';
import { Me } from '../access.guard.js';
import type { CurrentAccount } from '../session/session.repository.js';
import { type PasswordAgain, passwordAgain } from '../auth.schemas.js';
import { attemptCookie } from '../provider/attempt-cookie.js';
import { IdentityService } from './identity.service.js';
import {
  awayTo,
  type AwayTo,
  confirmationStart,
  type ConfirmationStart,
  identities,
  type IdentitiesView,
  linkStart,
  type LinkStart,
} from '../provider/provider.schemas.js';

@ApiTags('me')
@ApiBearerAuth('accessToken')
@Controller('v1/me')
export class IdentityController {
  constructor(private readonly identities: IdentityService) {}

  @Get('identities')
  @Access('person')
  @ApiOperation({ summary: 'By whom I can sign in, beside a password' })
  @ApiOkResponse({ standardSchema: identities })
  async listMyIdentities(@Me() me: CurrentAccount): Promise<IdentitiesView> {
    return this.identities.list(me.id);
  }

  @Post('identities')
  @Access('person')
  @ApiOperation({
    summary: 'Begin to link myself at a provider to my account',
    description: 'Open the address of the answer in the same browser, and finish as a sign-in is finished.',
  })
  @ApiCreatedResponse({ standardSchema: awayTo })
  async linkIdentity(
    @Body({ schema: linkStart }) body: LinkStart,
    @Me() me: CurrentAccount,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AwayTo> {
    return this.identities.startLinking(me, attemptCookie.put(request, reply), body);
  }

  @Delete('identities/:id')
  @HttpCode(204)
  @Access('person')
  @ApiOperation({
    summary: 'Unlink one; repeatable',
    description: 'Every other session ends. The last way in stays until there is another.',
  })
  @ApiNoContentResponse()
  async unlinkIdentity(
    @Me() me: CurrentAccount,
    @Param('id', { schema: id() }) identityId: string,
    @Body({ schema: passwordAgain }) { currentPassword }: PasswordAgain,
  ): Promise<void> {
    await this.identities.unlink(me, identityId, currentPassword);
  }

  @Post('confirmation')
  @Access('person')
  @ApiOperation({
    summary: 'Begin to show at a linked provider that it is me',
    description:
      'For accounts without a password: once finished, what asks for `currentPassword` takes this session’s word without one, for five minutes.',
  })
  @ApiCreatedResponse({ standardSchema: awayTo })
  async confirmByProvider(
    @Body({ schema: confirmationStart }) body: ConfirmationStart,
    @Me() me: CurrentAccount,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AwayTo> {
    return this.identities.startConfirming(me, attemptCookie.put(request, reply), body);
  }
}
