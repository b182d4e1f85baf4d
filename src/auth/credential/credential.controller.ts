import { Body, Controller, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../shared/http/access.js';
import { originOf } from '../../shared/http/origin.js';
import { Throttled } from '../../shared/throttle/throttled.js';
import { Me } from '../access.guard.js';
import { type Received, received, type Tokens, tokens } from '../auth.schemas.js';
import { refreshCookie, X_SESSION } from '../session/refresh-cookie.js';
import type { CurrentAccount } from '../session/session.repository.js';
import {
  type EmailChange,
  emailChange,
  emailProof,
  forgottenPassword,
  type PasswordChange,
  passwordChange,
  type PasswordReset,
  passwordReset,
} from './credential.schemas.js';
import { EmailService } from './email.service.js';
import { PasswordService } from './password.service.js';

@ApiTags('auth')
@Controller('v1')
export class CredentialController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly emails: EmailService,
  ) {}

  @Post('auth/email/verify')
  @HttpCode(204)
  @Access('anyone')
  @ApiOperation({ summary: 'Show that an address is mine, by the token of the link sent to it' })
  @ApiNoContentResponse()
  async verifyEmail(@Body({ schema: emailProof }) { token }: { token: string }): Promise<void> {
    await this.emails.prove(token);
  }

  @Post('auth/password/forgot')
  @HttpCode(202)
  @Throttled('reset')
  @Access('anyone')
  @ApiOperation({ summary: 'Have a link sent to set a new password by' })
  @ApiAcceptedResponse({ standardSchema: received })
  async forgotPassword(@Body({ schema: forgottenPassword }) { email }: { email: string }): Promise<Received> {
    await this.passwords.forgot(email);
    return { status: 'received' };
  }

  @Post('auth/password/reset')
  @HttpCode(204)
  @Access('anyone')
  @ApiOperation({
    summary: 'Set a new password by the token of the link',
    description: 'Every session and API key ends.',
  })
  @ApiNoContentResponse()
  async resetPassword(@Body({ schema: passwordReset }) body: PasswordReset): Promise<void> {
    await this.passwords.reset(body);
  }

  @Put('me/password')
  @Access('person')
  @ApiBearerAuth('accessToken')
  @ApiOperation({
    summary: 'Change my password',
    description: 'Every session ends, this one too, and every API key; the answer is a new session.',
  })
  @ApiHeader(X_SESSION)
  @ApiOkResponse({ standardSchema: tokens })
  async changePassword(
    @Me() me: CurrentAccount,
    @Body({ schema: passwordChange }) body: PasswordChange,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Tokens> {
    return refreshCookie.put(request, reply, await this.passwords.change(me, body, originOf(request)));
  }

  @Put('me/email')
  @HttpCode(202)
  @Access('person')
  @ApiBearerAuth('accessToken')
  @ApiOperation({
    summary: 'Change my address',
    description: 'A link is sent to the new one; until it is opened the old one stays.',
  })
  @ApiAcceptedResponse({ standardSchema: received })
  async changeEmail(
    @Me() me: CurrentAccount,
    @Body({ schema: emailChange }) body: EmailChange,
  ): Promise<Received> {
    await this.emails.askForChange(me, body);
    return { status: 'received' };
  }
}
